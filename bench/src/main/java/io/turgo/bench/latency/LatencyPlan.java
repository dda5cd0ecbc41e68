package io.turgo.bench.latency;

/**
 * How much is measured.
 *
 * @param rounds        how often each subject is measured at each rate, taking turns with the others
 * @param peakWarmUp    seconds before the peak is looked at
 * @param peakSeconds   seconds for which it is looked at
 * @param warmUpSeconds before each run at a rate
 * @param seconds       of each run at a rate that count
 */
record LatencyPlan(int rounds, double peakWarmUp, double peakSeconds, double warmUpSeconds, double seconds) {
    static final LatencyPlan QUICK = new LatencyPlan(1, 1.5, 1, 1, 2.5);
    static final LatencyPlan FULL = new LatencyPlan(3, 3, 3, 3, 10);

    /** How often a peak is looked for; the greatest counts, as the first run of an engine has much to compile. */
    static final int PEAK_ROUNDS = 2;

    private static final double SECOND_NS = 1e9;
    /** Starting, stopping, deleting a journal. */
    private static final double AROUND_SECONDS = 0.4;

    /** About how long it takes; less where subjects are saturated. */
    long estimateNs(int subjects, int rates) {
        final double peaks = PEAK_ROUNDS * subjects * (peakWarmUp + peakSeconds + AROUND_SECONDS);
        final double runs = (double) rounds * subjects * rates * (warmUpSeconds + seconds + AROUND_SECONDS);
        return (long) ((peaks + runs) * SECOND_NS);
    }
}
