/** JMH benchmarks, run by {@code turgo bench jmh}. Each says what stands behind what. */
package io.turgo.bench.jmh;
