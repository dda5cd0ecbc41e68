package io.turgo.operators.detect;

import java.util.concurrent.TimeUnit;

/**
 * The ways to score that come with Turgo, for {@link Detector#on}. Settings are checked:
 * {@link io.turgo.error.ConfigurationException} if one is out of its range.
 */
public final class Scorings {
    /** The deviations at which a score is 0.5, unless others are given. */
    public static final double DEVIATIONS = 6;
    /** The values that {@link #hampel()} looks back at. */
    public static final int HAMPEL_WINDOW = 61;
    /** The slack of {@link #cusum()} and {@link #pageHinkley()}. */
    public static final double CHANGE_SLACK = 0.5;
    /** The cumulative sum at which their score is 0.5. */
    public static final double CHANGE_THRESHOLD = 20;
    /** The values that they learn first. */
    public static final int CHANGE_WARM_UP = 100;
    /** The probability at which the score of {@link #spot()} and {@link #driftSpot()} is 0.5. */
    public static final double SPOT_RISK = 1e-3;
    /** The values over which the mean of {@link #driftSpot()} moves. */
    public static final int SPOT_DRIFT = 50;

    private static final SeasonProfile DAY = new SeasonProfile(TimeUnit.DAYS.toNanos(1), AutoDescriptor.DAY_BINS);
    private static final SeasonProfile WEEK = new SeasonProfile(TimeUnit.DAYS.toNanos(7), AutoDescriptor.WEEK_BINS);

    private Scorings() {
    }

    /**
     * One detector with one setting for series of which nothing is known: it looks at a value in eight ways and tells
     * how rarely something as unusual was seen before. 0.5 is once in 400 rows. No score for a key's first
     * {@value ReturnPeriod#WARM_UP} values; profiles of day and week by event time, in UTC.
     *
     * <p>State: {@value AutoDescriptor#LENGTH} bytes for each key.
     */
    public static Scoring auto() {
        return AutoScoring.STANDARD;
    }

    /** {@link #hampel(int, double)} over {@value #HAMPEL_WINDOW} values, 0.5 at {@value #DEVIATIONS} deviations. */
    public static Scoring hampel() {
        return hampel(HAMPEL_WINDOW, DEVIATIONS);
    }

    /**
     * The distance from the median of the last values before, in median absolute deviations (Hampel identifier). No
     * score before the window is full.
     *
     * <p>State: 8 + 16 * window bytes for each key.
     *
     * @param window    the number of values, odd, 3 to 1023
     * @param threshold the deviations at which the score is 0.5
     */
    public static Scoring hampel(int window, double threshold) {
        return new HampelScoring(window, threshold);
    }

    /** {@link #cusum(double, double, int)} with the standard setting. */
    public static Scoring cusum() {
        return cusum(CHANGE_SLACK, CHANGE_THRESHOLD, CHANGE_WARM_UP);
    }

    /**
     * Change of the mean against that of the first values, by cumulative sums (Page). After a change it learns anew.
     *
     * <p>State: 40 bytes for each key.
     *
     * @param slack     the standard deviations by which values may lie off, above 0
     * @param threshold the sum at which the score is 0.5
     * @param warmUp    the values learned before there is a score, at least 2
     */
    public static Scoring cusum(double slack, double threshold, int warmUp) {
        return new ChangeScoring(true, slack, threshold, warmUp);
    }

    /** {@link #pageHinkley(double, double, int)} with the standard setting. */
    public static Scoring pageHinkley() {
        return pageHinkley(CHANGE_SLACK, CHANGE_THRESHOLD, CHANGE_WARM_UP);
    }

    /**
     * Change of the mean against that of all values since the last change (Page-Hinkley test).
     *
     * <p>State: 40 bytes for each key. Settings are those of {@link #cusum(double, double, int)}.
     */
    public static Scoring pageHinkley(double slack, double threshold, int warmUp) {
        return new ChangeScoring(false, slack, threshold, warmUp);
    }

    /** {@link #spot(double)} at a risk of {@value #SPOT_RISK}. */
    public static Scoring spot() {
        return spot(SPOT_RISK);
    }

    /**
     * How improbable a value is as the largest, by extreme value theory (SPOT). No score for the first
     * {@value SpotScoring#CALIBRATION} values.
     *
     * <p>State: 136 bytes for each key.
     *
     * @param risk the probability at which the score is 0.5, between 0 and 1
     */
    public static Scoring spot(double risk) {
        return new SpotScoring(risk, 0);
    }

    /** {@link #driftSpot(double, int)} at a risk of {@value #SPOT_RISK} over {@value #SPOT_DRIFT} values. */
    public static Scoring driftSpot() {
        return driftSpot(SPOT_RISK, SPOT_DRIFT);
    }

    /**
     * The same for the distance from a moving mean (DSPOT).
     *
     * <p>State: 136 bytes for each key.
     *
     * @param risk  the probability at which the score is 0.5, between 0 and 1
     * @param drift over how many values the mean moves, at least 1
     */
    public static Scoring driftSpot(double risk, int drift) {
        Deviations.requireAtLeast("drift", drift, 1, "the SPOT detector");
        return new SpotScoring(risk, drift);
    }

    /**
     * The distance from what is usual at the time of day, by half hours in UTC, in standard deviations. No score for a
     * time of day not seen before, and during the first {@value SeasonalScoring#WARM_UP} distances.
     *
     * <p>State: 448 bytes for each key.
     *
     * @param threshold the deviations at which the score is 0.5
     */
    public static Scoring daily(double threshold) {
        return new SeasonalScoring("daily", DAY, threshold);
    }

    /**
     * The same by the time of the week, by hours in UTC.
     *
     * <p>State: 1528 bytes for each key.
     *
     * @param threshold the deviations at which the score is 0.5
     */
    public static Scoring weekly(double threshold) {
        return new SeasonalScoring("weekly", WEEK, threshold);
    }

    /**
     * 1 outside of fixed limits, else 0.
     *
     * <p>State: 8 bytes for each key.
     *
     * @param low  the least value that is usual, also -infinity
     * @param high the largest value that is usual, also infinity
     */
    public static Scoring limits(double low, double high) {
        return new LimitScoring(low, high);
    }

    /**
     * How fast a value changes, by event time. No score for a key's first value, nor where no time has passed.
     *
     * <p>State: 24 bytes for each key.
     *
     * @param perSecond the change a second at which the score is 0.5
     */
    public static Scoring rateOfChange(double perSecond) {
        return new RateScoring(perSecond);
    }
}
