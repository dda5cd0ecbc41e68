/** What windows over many keys take of memory and disk, with checkpoints on. */
package io.turgo.bench.memory;
