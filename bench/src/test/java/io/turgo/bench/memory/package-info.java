/** Tests of the memory measurement. */
package io.turgo.bench.memory;
