package io.turgo.bench.ratios;

/**
 * How long a run is. It ends when it has run long enough and has taken enough events, or when it may take no more. So
 * that it ends on a slow machine too, twice the time is always enough.
 *
 * @param warmUpNs    what does not count: at least this long
 * @param countedNs   what counts: at least this long
 * @param leastEvents what counts: at least so many, in up to twice the time
 * @param mostEvents  of both parts together; at most two fifths of them warm up
 */
record Length(long warmUpNs, long countedNs, long leastEvents, long mostEvents) {
    private static final long SECOND_NS = 1_000_000_000L;

    static Length ofSeconds(double warmUp, double counted) {
        return new Length((long) (warmUp * SECOND_NS), (long) (counted * SECOND_NS), 0, Long.MAX_VALUE);
    }

    /** The same, until so many events have gone through. */
    Length atLeast(long events) {
        return new Length(warmUpNs, countedNs, events, mostEvents);
    }

    /** The same, but with no more events than these. */
    Length atMost(long events) {
        return new Length(warmUpNs, countedNs, leastEvents, events);
    }

    /** Whether the warm-up may end. */
    boolean isWarm(long elapsedNs, long events) {
        return elapsedNs >= warmUpNs || events >= mostEvents / 5 * 2;
    }

    /**
     * Whether the run may end.
     *
     * @param elapsedNs of the part that counts
     * @param counted   events of that part
     * @param events    of both parts
     */
    boolean isOver(long elapsedNs, long counted, long events) {
        return elapsedNs >= countedNs && (counted >= leastEvents || elapsedNs / 2 >= countedNs)
            || events >= mostEvents;
    }

    /** How long a run takes if its rate decides nothing. */
    long totalNs() {
        return warmUpNs + countedNs;
    }
}
