/** A store of checkpoints in memory, for tests. */
package io.turgo.checkpoint;
