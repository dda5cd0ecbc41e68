package io.turgo.engine;

import io.turgo.ring.Slot;

/** What is done with a slot on the thread that it has reached. */
interface SlotHandler {
    void handle(Slot slot);
}
