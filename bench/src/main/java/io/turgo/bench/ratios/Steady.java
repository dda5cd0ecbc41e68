package io.turgo.bench.ratios;

import io.turgo.bench.trades.Tally;

/**
 * What a run came to, start and warm-up apart from its steady part.
 *
 * @param startUpNs    until it took the first event
 * @param warmUpEvents events that did not count
 * @param warmUpNs     the time they took
 * @param events       events that counted
 * @param elapsedNs    the time they took, until the last of them was done
 * @param journalBytes of all events
 * @param tally        what was found in all events
 */
record Steady(long startUpNs, long warmUpEvents, long warmUpNs, long events, long elapsedNs, long journalBytes,
              Tally tally) {
    private static final double SECOND_NS = 1e9;

    /** Events per second of the steady part. */
    double rate() {
        return events * SECOND_NS / elapsedNs;
    }

    /** Events per second of the warm-up. */
    double warmUpRate() {
        return warmUpEvents * SECOND_NS / warmUpNs;
    }

    /** Both parts. */
    long allEvents() {
        return warmUpEvents + events;
    }

    /** What an event takes in the journal. */
    double bytesPerEvent() {
        return (double) journalBytes / allEvents();
    }
}
