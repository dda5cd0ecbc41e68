/**
 * The process that is tortured: a pipeline with two sources, everything that Turgo keeps state in, and four
 * exactly-once sinks. It knows nothing of what is done to it.
 */
package io.turgo.bench.torture.child;
