/**
 * Works out the workload's outputs again, naively and on one thread, from its input files alone, and compares them with
 * the output files. A process of its own; knows nothing of Turgo (the architecture test sees to that): whatever is
 * wrong there is not wrong here in the same way.
 */
package io.turgo.bench.torture.verifier;
