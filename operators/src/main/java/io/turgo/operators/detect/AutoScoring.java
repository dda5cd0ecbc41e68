package io.turgo.operators.detect;

import static io.turgo.operators.detect.AutoDescriptor.ALARMED_OFFSET;
import static io.turgo.operators.detect.AutoDescriptor.CHANGE_OFFSET;
import static io.turgo.operators.detect.AutoDescriptor.COMPRESSED_CHANGE_OFFSET;
import static io.turgo.operators.detect.AutoDescriptor.COMPRESSION_OFFSET;
import static io.turgo.operators.detect.AutoDescriptor.COUNT_OFFSET;
import static io.turgo.operators.detect.AutoDescriptor.DAY_OFFSET;
import static io.turgo.operators.detect.AutoDescriptor.LEVEL_OFFSET;
import static io.turgo.operators.detect.AutoDescriptor.MIDDLE_OFFSET;
import static io.turgo.operators.detect.AutoDescriptor.PREVIOUS_OFFSET;
import static io.turgo.operators.detect.AutoDescriptor.RUN_OFFSET;
import static io.turgo.operators.detect.AutoDescriptor.SEASON_OFFSET;
import static io.turgo.operators.detect.AutoDescriptor.TAILS_OFFSET;
import static io.turgo.operators.detect.AutoDescriptor.VIEWS;
import static io.turgo.operators.detect.AutoDescriptor.WEEK_OFFSET;

import io.turgo.memory.MemoryWindow;
import java.util.concurrent.TimeUnit;

/**
 * One detector with one setting for series of which nothing is known.
 *
 * <p>It looks at a value in eight ways, each of which gives a surprise, 0 or more: the distance from the moving mean,
 * from the weekly and from the daily profile, and from the previous value; the moving mean of the distance from the
 * weekly profile; how far a fast mean lies from a slow one, of the values and of the compressed values; and how many
 * values in a row lie on one side of their middle. What counts as large differs from series to series, so each surprise
 * is turned into its return period: in how many rows one like it is to be expected ({@link ReturnPeriod}). Return
 * periods compare. Their power mean
 * <pre>
 *   period = (mean of period_i ^ 1.5) ^ (1 / 1.5) / (rows / 2000 + 1/4) ^ (1/4)
 *   score  = ln period / (ln period + ln 400)            0.5 for what happens once in 400 rows
 * </pre>
 * is led by the largest without believing it alone, as the harmonic mean of p-values does (D. J. Wilson, "The harmonic
 * mean p-value for combining dependent tests", PNAS 116 (2019), 1195-1200), and the longer a series is watched, the
 * rarer must be what stands out in it. One incident is told once ({@link Incident}).
 *
 * <p>The exceedances over a high threshold as measure of rarity are those of A. Siffer et al., "Anomaly Detection in
 * Streams with Extreme Value Theory" (KDD 2017); the score by how often instead of how far follows S. Ahmad et al.,
 * "Unsupervised real-time anomaly detection for streaming data" (Neurocomputing 262 (2017), 134-147), section 3.
 *
 * <p>There is no score for the first {@value ReturnPeriod#WARM_UP} values of a key. Profiles go by the row's event
 * time, in UTC; a row may have any time, also that of the one before it.
 */
final class AutoScoring implements Scoring {
    /** The one setting. */
    static final AutoScoring STANDARD = new AutoScoring();

    private static final SeasonProfile WEEK = new SeasonProfile(TimeUnit.DAYS.toNanos(7), AutoDescriptor.WEEK_BINS);
    private static final SeasonProfile DAY = new SeasonProfile(TimeUnit.DAYS.toNanos(1), AutoDescriptor.DAY_BINS);
    private static final double LEVEL_WEIGHT = 0.01;
    private static final double SEASON_WEIGHT = 0.3;
    private static final double MIDDLE_STEP = 0.01;
    private static final double POWER = 1.5;

    private AutoScoring() {
    }

    @Override
    public String logic() {
        return "auto/1";
    }

    @Override
    public int stateBytes() {
        return AutoDescriptor.LENGTH;
    }

    @Override
    public double score(double value, long timeNs, MemoryWindow state, int at) {
        final long rows = state.getLong(at + COUNT_OFFSET);
        state.putLong(at + COUNT_OFFSET, rows + 1);
        if (rows == 0) {
            state.putDouble(at + LEVEL_OFFSET, value);
            state.putDouble(at + PREVIOUS_OFFSET, value);
            state.putDouble(at + MIDDLE_OFFSET, value);
        }
        final double logPeriod = logPeriod(value, timeNs, rows, state, at);
        return rows < ReturnPeriod.WARM_UP ? Double.NaN : Incident.score(logPeriod, state, at + ALARMED_OFFSET);
    }

    /** Looks at the value in every way: the logarithm of its return period. */
    private static double logPeriod(double value, long timeNs, long rows, MemoryWindow state, int at) {
        final double even = 1.0 / (rows + 1);
        final double level = state.getDouble(at + LEVEL_OFFSET);
        final double previous = state.getDouble(at + PREVIOUS_OFFSET);
        final double week = WEEK.learn(value, timeNs, level, state, at + WEEK_OFFSET);
        final double day = DAY.learn(value, timeNs, level, state, at + DAY_OFFSET);
        final double season = state.getDouble(at + SEASON_OFFSET);
        final double smoothWeek = season + SEASON_WEIGHT * (week - season);
        final double compressed = Compression.learn(value, even, state, at + COMPRESSION_OFFSET);
        double sum = period(0, Math.abs(value - level), rows, state, at);
        sum += period(1, Math.abs(week), rows, state, at);
        sum += period(2, Math.abs(day), rows, state, at);
        sum += period(3, MeanChange.learn(value, even, state, at + CHANGE_OFFSET), rows, state, at);
        sum += period(4, Math.abs(smoothWeek), rows, state, at);
        sum += period(5, run(value, previous, state, at), rows, state, at);
        sum += period(6, MeanChange.learn(compressed, even, state, at + COMPRESSED_CHANGE_OFFSET), rows, state, at);
        sum += period(7, Math.abs(value - previous), rows, state, at);
        state.putDouble(at + SEASON_OFFSET, smoothWeek);
        state.putDouble(at + LEVEL_OFFSET, level + Math.max(LEVEL_WEIGHT, even) * (value - level));
        state.putDouble(at + PREVIOUS_OFFSET, value);
        // Without a surprise each view gives 1.
        return sum > VIEWS ? StrictMath.log(sum / VIEWS) / POWER - Incident.watched(rows) : 0;
    }

    /** A view's return period to the {@link #POWER}, 1 for no surprise. */
    private static double period(int view, double surprise, long rows, MemoryWindow state, int at) {
        final double log = ReturnPeriod.learn(surprise, rows, state, at + TAILS_OFFSET + view * ReturnPeriod.LENGTH);
        return log > 0 ? StrictMath.exp(POWER * log) : 1;
    }

    /** How many values in a row lie on one side of the middle, which moves by a part of each step to where they lie. */
    private static double run(double value, double previous, MemoryWindow state, int at) {
        final double middle = state.getDouble(at + MIDDLE_OFFSET);
        final long before = state.getLong(at + RUN_OFFSET);
        final long run = value > middle ? Math.max(before, 0) + 1 : value < middle ? Math.min(before, 0) - 1 : 0;
        state.putLong(at + RUN_OFFSET, run);
        state.putDouble(at + MIDDLE_OFFSET,
            middle + MIDDLE_STEP * Math.signum(value - middle) * Math.abs(value - previous));
        return Math.abs(run);
    }
}
