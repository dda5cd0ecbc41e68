package io.turgo.bench.torture.input;

/**
 * How much input there is.
 *
 * @param orders   lines of {@code orders.csv}
 * @param accounts different accounts in them
 * @param payments lines of {@code payments.txt}
 * @param payers   different payers in them
 */
public record InputSize(int orders, int accounts, int payments, int payers) {
}
