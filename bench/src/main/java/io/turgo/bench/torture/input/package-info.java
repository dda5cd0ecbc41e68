/** The workload's input files, made from a seed. */
package io.turgo.bench.torture.input;
