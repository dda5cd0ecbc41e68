/** {@code turgo bench}: JMH benchmarks and side-by-side ratios. */
package io.turgo.bench;
