package io.turgo.bench.ratios;

import io.turgo.bench.report.Finding;
import java.util.List;

/** One side-by-side measurement: pairs of runs, A then B, again and again. One thread. */
interface Comparison {
    /** What is compared, for the progress line. */
    String name();

    /** How often {@link #pair} is called and counts; it is called once before, to warm up. */
    int pairs();

    /**
     * Runs A and B once each.
     *
     * @param counts whether the result counts
     */
    void pair(boolean counts);

    /** What the pairs came to. */
    List<Finding> findings();
}
