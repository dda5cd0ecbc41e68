/**
 * For tests of pipelines: a driver that runs a whole pipeline on the caller's thread with a clock of its own, its
 * journal and checkpoints in memory.
 */
package io.turgo.testing;
