package io.turgo.operators.over;

/**
 * Which rows are in a frame. Immutable; any thread.
 *
 * @param range     how far it reaches back in time; null where rows are counted, or all are in it
 * @param preceding how many rows before the row are in it, where rows are counted
 * @param growing   whether all before are in it
 * @param withPeers whether rows of one time are in each other's
 */
record Frame(Range range, long preceding, boolean growing, boolean withPeers) {
    static Frame of(Range range) {
        return new Frame(range, 0, false, true);
    }

    static Frame ofRows(long preceding) {
        return new Frame(null, preceding, false, false);
    }

    static Frame ofAll(boolean withPeers) {
        return new Frame(null, 0, true, withPeers);
    }

    /** As it stands in the logic of a definition. */
    @Override
    public String toString() {
        if (growing) {
            return withPeers ? "range=unbounded" : "rows=unbounded";
        }
        return range == null ? "rows=" + preceding : "rangeNs=" + range.lengthNs();
    }
}
