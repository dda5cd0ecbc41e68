/** Tests of the configuration with a lot of state. */
package io.turgo.bench.checkpoints;
