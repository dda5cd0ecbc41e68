package io.turgo.bench.memory;

/**
 * What results come to together. Mutable; one thread at a time.
 */
final class Totals {
    private long results;
    private long events;
    private long values;

    void add(long moreEvents, long moreValues) {
        add(1, moreEvents, moreValues);
    }

    void add(long moreResults, long moreEvents, long moreValues) {
        results += moreResults;
        events += moreEvents;
        values += moreValues;
    }

    long results() {
        return results;
    }

    /** @throws IllegalStateException if these are not the expected ones */
    void requireSame(Totals expected, String what) {
        if (results != expected.results || events != expected.events || values != expected.values) {
            throw new IllegalStateException("the run is void: " + what + " gave " + this + ", expected " + expected);
        }
    }

    @Override
    public String toString() {
        return results + " results over " + events + " events with a sum of " + values;
    }
}
