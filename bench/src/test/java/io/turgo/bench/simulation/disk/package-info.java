/** Tests of the simulated disk. */
package io.turgo.bench.simulation.disk;
