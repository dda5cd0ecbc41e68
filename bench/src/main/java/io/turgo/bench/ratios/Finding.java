package io.turgo.bench.ratios;

/**
 * What was measured for one budget.
 *
 * @param budget  what was promised
 * @param samples the ratios, or values
 * @param detail  the figures behind them, one line
 */
record Finding(Budget budget, Samples samples, String detail) {
}
