package io.turgo.engine;

import io.turgo.memory.CacheLinePad;

/** What a {@link RingPublisher} writes for each record, kept apart from what other threads have. */
abstract class RingPublisherFields extends CacheLinePad {
    static final long UNCLAIMED = -1L;

    long claimed = UNCLAIMED;
    long published = UNCLAIMED;
    int partition;
}
