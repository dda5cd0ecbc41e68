package io.turgo.engine;

import io.turgo.ring.Slot;

/** Where slots enter a segment or a sink: at once on the same thread, or through a ring to another one. */
interface Inlet {
    /** A slot to be filled, the same until {@link #publish}. Waits while a ring is full. */
    Slot claim();

    /** Passes the claimed slot on. */
    void publish();

    /** Passes on a slot that stands elsewhere, without its being claimed here. */
    void accept(Slot slot);
}
