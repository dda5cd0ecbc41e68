package io.turgo.operators.window;

/**
 * Event time cut into windows [start, end) of one size, aligned to the epoch plus an offset, before the epoch too. A
 * window that would reach past the range of a TIMESTAMP ends at its edge. Immutable; any thread.
 *
 * @param sizeNs   at least 1
 * @param offsetNs any; whole sizes of it change nothing
 */
record WindowAxis(long sizeNs, long offsetNs) {
    WindowAxis {
        offsetNs = Math.floorMod(offsetNs, sizeNs);
    }

    /** How far a time lies behind its window's start. */
    private long position(long timeNs) {
        final long position = Math.floorMod(timeNs, sizeNs) - offsetNs;
        return position < 0 ? position + sizeNs : position;
    }

    /** The start of the window of a time. */
    long start(long timeNs) {
        final long start = timeNs - position(timeNs);
        return start > timeNs ? Long.MIN_VALUE : start;
    }

    /** The end of the window of a time, the first time behind it. */
    long end(long timeNs) {
        final long end = timeNs + (sizeNs - position(timeNs));
        return end < timeNs ? Long.MAX_VALUE : end;
    }
}
