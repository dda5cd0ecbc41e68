package io.turgo.examples.embedded;

import io.turgo.decimal.Decimal;

/** The new orders of one side in one window. */
interface Flow {
    /** A score at which a window's number of orders is a burst. */
    double BURST_SCORE = 0.5;

    long windowStart();

    String side();

    long orders();

    Decimal notional();

    double rateScore();

    boolean rateScoreIsNull();

    /** Whether so many orders came that they are out of the usual. */
    default boolean isBurst() {
        return !rateScoreIsNull() && rateScore() >= BURST_SCORE;
    }
}
