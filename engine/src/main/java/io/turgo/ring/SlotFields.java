package io.turgo.ring;

import io.turgo.memory.CacheLinePad;
import io.turgo.record.Row;
import org.agrona.concurrent.UnsafeBuffer;

/** Where a {@link Slot} looks: written for each slot, so kept apart from what other threads have. */
abstract class SlotFields extends CacheLinePad {
    final Row row = new Row();
    UnsafeBuffer buffer;
    long address;
    int base;
    int lengthBytes;
}
