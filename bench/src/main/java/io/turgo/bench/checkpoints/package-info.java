/** One configuration with a lot of state, for what checkpoints cost and what they save: see {@code ratios}. */
package io.turgo.bench.checkpoints;
