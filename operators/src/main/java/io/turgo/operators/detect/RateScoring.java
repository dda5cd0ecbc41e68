package io.turgo.operators.detect;

import io.turgo.memory.MemoryWindow;

/**
 * How fast a value changes: the difference to the previous value by the event time between the two. There is no score
 * for a key's first value, nor where no time has passed. The rule of a rate-of-change alarm (ISA-18.2, "Management of
 * Alarm Systems for the Process Industries", alarm types).
 * <pre>
 *   0       8           16
 *  +-------+-----------+-----------+
 *  | count | previous  | its time  |
 *  +-------+-----------+-----------+
 * </pre>
 *
 * @param perSecond the change a second at which the score is 0.5
 */
record RateScoring(double perSecond) implements Scoring {
    private static final int PREVIOUS_OFFSET = 8;
    private static final int TIME_OFFSET = 16;
    private static final int LENGTH = 24;
    private static final double SECOND_NS = 1e9;

    RateScoring {
        Deviations.requirePositive("perSecond", perSecond, "the rate detector", 1);
    }

    @Override
    public String logic() {
        return "rate/1 perSecond=" + Double.toHexString(perSecond);
    }

    @Override
    public int stateBytes() {
        return LENGTH;
    }

    @Override
    public double score(double value, long timeNs, MemoryWindow state, int at) {
        final long count = state.getLong(at);
        final double change = Math.abs(value - state.getDouble(at + PREVIOUS_OFFSET));
        final double passedNs = (double) timeNs - state.getLong(at + TIME_OFFSET);
        state.putLong(at, count + 1);
        state.putDouble(at + PREVIOUS_OFFSET, value);
        state.putLong(at + TIME_OFFSET, timeNs);
        return count == 0 || passedNs <= 0 ? Double.NaN : Deviations.ratio(change / passedNs * SECOND_NS, perSecond);
    }
}
