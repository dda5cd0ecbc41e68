/**
 * {@code turgo bench latency}: open loops at fixed rates, from when each trade was due to the detector's verdict on it,
 * beside the noise of the machine in the same run. What is measured is a {@link io.turgo.bench.latency.LatencySubject};
 * others join through {@link java.util.ServiceLoader}.
 */
package io.turgo.bench.latency;
