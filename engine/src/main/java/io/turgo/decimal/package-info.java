/**
 * Exact decimal arithmetic of up to 38 digits that allocates nothing.
 *
 * <p>{@link io.turgo.decimal.Decimal} is a mutable holder of a 128-bit unscaled value and a scale; operators keep a
 * few of them as accumulators and scratch, so that money is added, multiplied and compared per event without an
 * object per result.
 *
 * <p>The code is the engine's own because no maintained library offers this: {@code java.math.BigDecimal} allocates
 * on every operation, decimal4j, the known allocation-free library, keeps 64 bits (18 digits), and the 128-bit
 * decimals of query engines live inside those engines. Division follows Knuth's Algorithm D; every operation is
 * checked against {@code BigDecimal} in the tests.
 */
package io.turgo.decimal;
