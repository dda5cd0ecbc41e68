package io.turgo.operators.window;

import java.math.BigInteger;

/**
 * Windows of one size of which one begins with every hop. A pane is as long as the greatest common divisor of the two,
 * so that windows share their panes.
 *
 * @param sizeNs at least the hop
 * @param panes  where panes end
 * @param ends   where windows end
 */
record HopAxis(long sizeNs, EvenAxis panes, EvenAxis ends) implements WindowAxis {
    /**
     * Such windows.
     *
     * @param hopNs    1 to the size
     * @param offsetNs any; whole hops of it change nothing
     */
    static HopAxis of(long sizeNs, long hopNs, long offsetNs) {
        final long paneNs = BigInteger.valueOf(sizeNs).gcd(BigInteger.valueOf(hopNs)).longValueExact();
        final long startNs = Math.floorMod(offsetNs, hopNs);
        final long endNs = startNs + Math.floorMod(sizeNs, hopNs) - hopNs;
        return new HopAxis(sizeNs, new EvenAxis(paneNs, startNs), new EvenAxis(hopNs, endNs));
    }

    @Override
    public long start(long timeNs) {
        return panes.start(timeNs);
    }

    @Override
    public long end(long timeNs) {
        return panes.end(timeNs);
    }

    @Override
    public long firstWindow(long timeNs) {
        return ends.end(timeNs - 1);
    }

    /** The last window that begins before the pane ends. */
    @Override
    public long lastWindow(long paneEnd) {
        final long reach = paneEnd + (sizeNs - 1);
        return reach < paneEnd ? Long.MAX_VALUE : ends.start(reach);
    }

    @Override
    public boolean sharesPanes() {
        return sizeNs > ends.sizeNs();
    }

    @Override
    public long windowStart(long windowEnd) {
        final long last = ends.start(windowEnd);
        if (windowEnd == Long.MAX_VALUE && last != windowEnd) {
            return last - (sizeNs - ends.sizeNs());
        }
        final long start = windowEnd - sizeNs;
        return start > windowEnd ? Long.MIN_VALUE : start;
    }

    @Override
    public WindowAxis assigned() {
        return new AssignedAxis(this, ends);
    }

    @Override
    public HopAxis offset(long offsetNs) {
        return of(sizeNs, ends.sizeNs(), offsetNs);
    }

    @Override
    public String logic() {
        final long hopNs = ends.sizeNs();
        return "sizeNs=" + sizeNs + " hopNs=" + hopNs + " offsetNs="
            + Math.floorMod(ends.offsetNs() - Math.floorMod(sizeNs, hopNs), hopNs);
    }
}
