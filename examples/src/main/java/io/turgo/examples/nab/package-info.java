/** Anomaly scores for metric series as those of the Numenta Anomaly Benchmark. */
package io.turgo.examples.nab;
