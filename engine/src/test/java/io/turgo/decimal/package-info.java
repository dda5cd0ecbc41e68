/** Tests of the decimal arithmetic, with {@code BigDecimal} as the reference. */
package io.turgo.decimal;
