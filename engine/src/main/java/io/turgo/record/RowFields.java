package io.turgo.record;

import io.turgo.memory.CacheLinePad;
import org.agrona.concurrent.UnsafeBuffer;

/** Where a {@link Row} looks: written for each record, so kept apart from what other threads have. */
abstract class RowFields extends CacheLinePad {
    UnsafeBuffer buffer;
    long address;
    int offset;
    int capacity;
}
