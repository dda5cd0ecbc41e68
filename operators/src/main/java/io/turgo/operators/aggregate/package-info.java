/**
 * Aggregates, as a definition has them ({@link io.turgo.operators.aggregate.Aggregate}) and as they run over off-heap
 * state ({@link io.turgo.operators.aggregate.AccumulatorSet}). State that is all zero is the empty state.
 */
package io.turgo.operators.aggregate;
