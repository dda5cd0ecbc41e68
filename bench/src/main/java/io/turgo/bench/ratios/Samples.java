package io.turgo.bench.ratios;

import java.util.Arrays;
import java.util.Locale;

/** Ratios of interleaved pairs: their median, and how far apart they lie. One thread. */
final class Samples {
    private double[] values = new double[0];

    void add(double value) {
        values = Arrays.copyOf(values, values.length + 1);
        values[values.length - 1] = value;
        Arrays.sort(values);
    }

    double median() {
        final int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    double least() {
        return values[0];
    }

    double greatest() {
        return values[values.length - 1];
    }

    /** For example {@code 0.58 .. 0.66 of 9}. */
    String spread() {
        return figure(least()) + " .. " + figure(greatest()) + " of " + values.length;
    }

    static String figure(double value) {
        return String.format(Locale.ROOT, value < 0.1 ? "%.4f" : "%.2f", value);
    }
}
