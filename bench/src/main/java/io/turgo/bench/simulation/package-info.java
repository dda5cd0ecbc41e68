/**
 * Runs the engine, its journal and its sinks on one thread, over a simulated disk and clock, through what one seed
 * says: input, crashes, errors, full disks and sinks that do not tell.
 */
package io.turgo.bench.simulation;
