package io.turgo.operators.detect;

import io.turgo.memory.MemoryWindow;

/**
 * A score from a return period that tells one incident once: after a score, a row scores above 0 only if its period is
 * more than twice that of the last one that did (at most 10,000 rows), to a power that falls with the rows in between
 * as {@code exp(-rows / 500)}. And the longer a series is watched, the rarer must be what stands out in it.
 * <pre>
 *   0         8
 *  +---------+
 *  | alarmed | how far up the last alarm still holds other ones off
 *  +---------+
 * </pre>
 */
final class Incident {
    /** Length of the state in bytes. */
    static final int LENGTH = Double.BYTES;

    private static final double WATCHED_POWER = 0.25;
    private static final double WATCHED_ROWS = 2000;
    private static final double WATCHED_BEFORE = 500;
    private static final double LOG_HALF_SCORE = StrictMath.log(400);
    private static final double LOG_TOLD_AT_MOST = StrictMath.log(10_000);
    private static final double LOG_TWICE = StrictMath.log(2);
    private static final double FORGETTING = StrictMath.exp(-1.0 / 500);

    private Incident() {
    }

    /** By how much the logarithm of a return period counts less after so many rows; negative for few. */
    static double watched(long rows) {
        return WATCHED_POWER * StrictMath.log((rows + WATCHED_BEFORE) / WATCHED_ROWS);
    }

    /** The score, 0.5 for what happens once in 400 rows; 0 for what belongs to an incident already told. */
    static double score(double logPeriod, MemoryWindow state, int at) {
        final double alarmed = FORGETTING * state.getDouble(at);
        if (logPeriod > alarmed && logPeriod > 0) {
            state.putDouble(at, Math.min(logPeriod, LOG_TOLD_AT_MOST) + LOG_TWICE);
            return logPeriod / (logPeriod + LOG_HALF_SCORE);
        }
        state.putDouble(at, alarmed);
        return 0;
    }
}
