package io.turgo.daemon;

/**
 * The latencies of one stage, in nanoseconds.
 *
 * @param stage  its name
 * @param count  how many were measured
 * @param p50Ns  the median
 * @param p99Ns  of a hundred, one is slower
 * @param p999Ns of a thousand, one is slower
 * @param maxNs  the slowest
 */
public record StageLatency(String stage, long count, long p50Ns, long p99Ns, long p999Ns, long maxNs) {
}
