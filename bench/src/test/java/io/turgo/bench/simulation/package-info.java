/** Tests of the simulation. */
package io.turgo.bench.simulation;
