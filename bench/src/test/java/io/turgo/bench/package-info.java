/** Tests of the benchmarks, and the tests that stand above all modules. */
package io.turgo.bench;
