package io.turgo.engine;

import io.turgo.ring.SlotRing;
import java.util.function.BooleanSupplier;

/** A ring and its last consumer: where records may still be on their way. Any thread. */
record DrainPoint(SlotRing ring, SlotRing.Consumer last) {
    /** Whether what is published by now has passed, as a question to be asked again and again. */
    BooleanSupplier passed() {
        final long target = ring.lastPublished();
        return () -> ring.hasPassed(last, target);
    }
}
