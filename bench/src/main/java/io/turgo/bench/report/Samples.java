package io.turgo.bench.report;

import io.turgo.daemon.Figures;
import java.util.Arrays;
import java.util.Locale;

/** Values from repeated runs, such as the ratios of pairs: their median, and how far they lie apart. One thread. */
public final class Samples {
    private static final double NO_DECIMALS_FROM = 1_000;
    private static final double ONE_DECIMAL_FROM = 100;
    private static final double TWO_DECIMALS_FROM = 0.1;
    private static final double FOUR_DECIMALS_FROM = 0.001;

    private double[] values = new double[0];

    /** Adds one. */
    public void add(double value) {
        values = Arrays.copyOf(values, values.length + 1);
        values[values.length - 1] = value;
    }

    /** How many there are. */
    public int count() {
        return values.length;
    }

    /** All of them in the order in which they were added. */
    public double[] values() {
        return values.clone();
    }

    /** The middle one, or the mean of the two in the middle; NaN if there are none. */
    public double median() {
        if (values.length == 0) {
            return Double.NaN;
        }
        final double[] sorted = sorted();
        final int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : between(sorted[middle - 1], sorted[middle]);
    }

    /** The middle of two values, the lower one first; neither their sum nor their difference may leave the range. */
    private static double between(double low, double high) {
        if (low == high) {
            return low;
        }
        return low < 0 && high > 0 ? (low + high) / 2 : low + (high - low) / 2;
    }

    /** The least; NaN if there are none. */
    public double least() {
        return values.length == 0 ? Double.NaN : sorted()[0];
    }

    /** The greatest; NaN if there are none. */
    public double greatest() {
        return values.length == 0 ? Double.NaN : sorted()[values.length - 1];
    }

    private double[] sorted() {
        final double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted;
    }

    /** For example {@code 0.58 .. 0.66 of 9}. */
    public String spread() {
        return switch (values.length) {
            case 0 -> "-";
            case 1 -> "one run";
            default -> figure(least()) + " .. " + figure(greatest()) + " of " + values.length;
        };
    }

    /** A ratio or a value for people: decimals by its size, the same under every locale; {@code -} for NaN. */
    public static String figure(double value) {
        final double size = Math.abs(value);
        if (Double.isNaN(value)) {
            return "-";
        }
        if (size >= NO_DECIMALS_FROM && size < Long.MAX_VALUE) {
            return Figures.count(Math.round(value));
        }
        return String.format(Locale.ROOT, format(size), value);
    }

    private static String format(double size) {
        if (size >= ONE_DECIMAL_FROM) {
            return "%.1f";
        }
        if (size >= TWO_DECIMALS_FROM || size == 0) {
            return "%.2f";
        }
        return size >= FOUR_DECIMALS_FROM ? "%.4f" : "%.1e";
    }
}
