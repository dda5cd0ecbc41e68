/** Open loops, meters and options of the latency command. */
package io.turgo.bench.latency;
