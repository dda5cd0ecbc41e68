/**
 * The {@code trades} job and all that can do it: 1,000 symbols; drop trades without an amount; notional = price times
 * amount, exact; enrich by symbol with venue and lot size; one-second windows per symbol with count, sum, min and max
 * of the notional; an EWMA detector per symbol on the price's relative change. Every implementation tells a
 * {@link io.turgo.bench.trades.Tally} what it found, so that a run in which two differ is void.
 */
package io.turgo.bench.trades;
