package io.turgo.operators.window;

/**
 * Windows of one size, each a pane of its own, aligned to the epoch plus an offset, before the epoch too.
 *
 * @param sizeNs   at least 1
 * @param offsetNs any; whole sizes of it change nothing
 */
record EvenAxis(long sizeNs, long offsetNs) implements WindowAxis {
    EvenAxis {
        offsetNs = Math.floorMod(offsetNs, sizeNs);
    }

    /** How far a time lies behind its window's start. */
    private long position(long timeNs) {
        final long position = Math.floorMod(timeNs, sizeNs) - offsetNs;
        return position < 0 ? position + sizeNs : position;
    }

    @Override
    public long start(long timeNs) {
        final long start = timeNs - position(timeNs);
        return start > timeNs ? Long.MIN_VALUE : start;
    }

    @Override
    public long end(long timeNs) {
        final long end = timeNs + (sizeNs - position(timeNs));
        return end < timeNs ? Long.MAX_VALUE : end;
    }

    @Override
    public EvenAxis offset(long newOffsetNs) {
        return new EvenAxis(sizeNs, newOffsetNs);
    }

    @Override
    public String logic() {
        return "sizeNs=" + sizeNs + " offsetNs=" + offsetNs;
    }
}
