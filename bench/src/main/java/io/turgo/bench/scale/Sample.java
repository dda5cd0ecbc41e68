package io.turgo.bench.scale;

/**
 * What one measurement of one point came to.
 *
 * @param events       how many went through
 * @param elapsedNs    how long that took
 * @param busiestNs    processor time of the engine's busiest thread meanwhile
 * @param allNs        processor time of all of the engine's threads meanwhile
 * @param journalBytes what was journaled meanwhile, or read
 * @param frames       in how many frames
 * @param stateRows    rows of keyed state at the end
 * @param stateBytes   direct memory of keyed state at the end
 */
record Sample(
    long events, long elapsedNs, long busiestNs, long allNs, long journalBytes, long frames, long stateRows,
    long stateBytes) {
    /** Elapsed nanoseconds per event. */
    double nsPerEvent() {
        return (double) elapsedNs / events;
    }

    /** Processor time of the busiest thread per event, in nanoseconds. */
    double busiestNsPerEvent() {
        return (double) busiestNs / events;
    }

    /** Processor time of all threads per event, in nanoseconds. */
    double allNsPerEvent() {
        return (double) allNs / events;
    }

    /** The part of the elapsed time in which the busiest thread had a core. */
    double busyShare() {
        return (double) busiestNs / elapsedNs;
    }

    /** Events per second. */
    double eventsPerSecond() {
        return 1e9 / nsPerEvent();
    }

    /** Journaled bytes per event. */
    double bytesPerEvent() {
        return (double) journalBytes / events;
    }

    /** Frames per event. */
    double framesPerEvent() {
        return (double) frames / events;
    }

    /** Journaled megabytes per second. */
    double megabytesPerSecond() {
        return journalBytes * 1e3 / elapsedNs;
    }

    /** The one that took less processor time per event on its busiest thread: what disturbs only ever adds. */
    Sample better(Sample other) {
        return other == null || busiestNsPerEvent() <= other.busiestNsPerEvent() ? this : other;
    }
}
