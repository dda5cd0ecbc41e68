package io.turgo.bench.trades;

/**
 * What a run came to.
 *
 * @param tally        what was found
 * @param elapsedNs    from the first trade published to the last one done
 * @param journalBytes what was written to the journal, 0 without one
 */
public record Outcome(Tally tally, long elapsedNs, long journalBytes) {
}
