package io.turgo.examples.revenue;

import java.math.BigDecimal;

/**
 * A customer's revenue in the last 24 hours.
 *
 * @param sinceNs from when on it has been this much, in epoch ns
 * @param amount  exact
 * @param lines   how many order lines it is made of, cancellations included
 */
public record Revenue(long sinceNs, BigDecimal amount, long lines) {
}
