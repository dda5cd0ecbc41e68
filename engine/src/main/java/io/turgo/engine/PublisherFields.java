package io.turgo.engine;

import io.turgo.memory.CacheLinePad;

/** What a {@link Publisher} writes for each record, kept apart from what other threads have. */
abstract class PublisherFields extends CacheLinePad {
    long lastPosition;
}
