package io.turgo.bench.memory;

import io.turgo.bench.trades.Tally;

/**
 * Events that come round to each key in turn, at an even pace of event time. Immutable; any thread.
 *
 * @param keys    how many there are; no multiple of 7
 * @param roundNs the event time in which each key has one event
 */
record Visits(int keys, long roundNs) {
    /** A start of a day. */
    static final long START_NS = 1_385_337_600_000_000_000L;

    private static final int STRIDE = 823_543; // 7 to the seventh power
    private static final int VALUES = 1_000;

    long timeNs(long index) {
        return START_NS + index / keys * roundNs + index % keys * roundNs / keys;
    }

    /** How many events there are before a time. */
    long before(long timeNs) {
        final long sinceNs = timeNs - START_NS;
        long index = sinceNs / roundNs * keys + (long) ((double) (sinceNs % roundNs) / roundNs * keys);
        while (index > 0 && timeNs(index - 1) >= timeNs) {
            index--;
        }
        while (timeNs(index) < timeNs) {
            index++;
        }
        return index;
    }

    /** Which key it is, 0 to {@code keys} - 1; the same order in each round. */
    int number(long index) {
        return (int) (index % keys * STRIDE % keys);
    }

    /** What the key looks like in a record: scattered over all 64 bits, as order ids are. */
    long key(long index) {
        return Tally.mix(number(index) + 1L);
    }

    long value(long index) {
        return 1 + index % VALUES;
    }
}
