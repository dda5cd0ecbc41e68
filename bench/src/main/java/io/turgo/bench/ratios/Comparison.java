package io.turgo.bench.ratios;

import io.turgo.bench.report.Finding;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** One side-by-side measurement: pairs of runs, again and again. One thread. */
interface Comparison {
    /** What it is called on the command line. */
    String option();

    /** What is compared, for people. */
    String name();

    /** How often {@link #pair} is called. */
    int pairs();

    /** About how long all pairs take. */
    long estimateNs();

    /**
     * Runs both sides once each.
     *
     * @param number   of the pair, from 0; sides take turns in which is first
     * @param progress takes a text about what is done, made only if it is shown
     */
    void pair(int number, Consumer<Supplier<String>> progress);

    /** Compares results with a reference; once, when all pairs are done. */
    void check();

    /** What the pairs came to. */
    List<Finding> findings();

    /** The runs by implementation, for the table of rates; none if rates are not what is measured. */
    List<Series> series();
}
