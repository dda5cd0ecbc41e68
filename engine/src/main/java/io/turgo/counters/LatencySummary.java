package io.turgo.counters;

/**
 * A stage's latencies since it started, in nanoseconds, each within 0.1 % of what was recorded; all 0 at first.
 *
 * @param count   latencies recorded
 * @param p50Ns   median
 * @param p99Ns   99th percentile
 * @param p999Ns  99.9th percentile
 * @param maxNs   the greatest
 * @param meanNs  arithmetic mean
 * @param clamped latencies beyond {@link StageLatency#HIGHEST_NS}, which were recorded as that
 */
public record LatencySummary(
    long count, long p50Ns, long p99Ns, long p999Ns, long maxNs, double meanNs, long clamped) {
}
