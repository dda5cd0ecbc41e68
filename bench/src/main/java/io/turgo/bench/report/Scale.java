package io.turgo.bench.report;

import java.util.Arrays;
import java.util.stream.DoubleStream;

/**
 * Where values stand along an axis, and its ticks: 1, 2 or 5 times a power of ten, as in Heckbert, "Nice numbers for
 * graph labels" (Graphics Gems, 1990).
 */
final class Scale {
    private static final int LINEAR_STEPS = 6;
    private static final int FINE_DECADES = 3;
    private static final int MOST_DECADE_LABELS = 8;
    private static final double[] MANTISSAS = {1, 2, 5, 10};
    /** Forgives the last digits of a value that is meant to stand on a tick. */
    private static final double TOLERANCE = 1e-9;

    private final boolean logarithmic;
    private final double start;
    private final double end;
    private final double low;
    private final double high;
    private final double[] ticks;

    /**
     * A scale on which all values find room.
     *
     * @param values   those that the axis can show
     * @param fromZero whether a linear scale has to show zero
     * @param start    the coordinate of the lower end
     * @param end      the coordinate of the upper end
     */
    Scale(Axis axis, double[] values, boolean fromZero, double start, double end) {
        logarithmic = axis.logarithmic();
        this.start = start;
        this.end = end;
        final DoubleStream shown = Arrays.stream(values).filter(axis::canShow);
        final double[] range = shown.collect(() -> new double[] {Double.MAX_VALUE, -Double.MAX_VALUE},
            (ends, value) -> {
                ends[0] = Math.min(ends[0], value);
                ends[1] = Math.max(ends[1], value);
            }, (one, other) -> { });
        if (range[0] > range[1]) {
            range[0] = 1;
            range[1] = 1;
        }
        ticks = logarithmic ? logarithmicTicks(range[0], range[1])
            : linearTicks(fromZero ? Math.min(0, range[0]) : range[0], range[1]);
        low = ticks[0];
        high = ticks[ticks.length - 1];
    }

    private static double[] linearTicks(double least, double greatest) {
        final double span = greatest > least ? greatest - least : Math.max(1, Math.abs(greatest));
        final double step = atLeast(span / LINEAR_STEPS);
        final long first = (long) Math.floor(least / step + TOLERANCE);
        final long last = Math.max(first + 1, (long) Math.ceil(greatest / step - TOLERANCE));
        final double[] ticks = new double[(int) (last - first) + 1];
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] = (first + i) * step;
        }
        return ticks;
    }

    private static double[] logarithmicTicks(double least, double greatest) {
        final int firstDecade = (int) Math.floor(Math.log10(least) + TOLERANCE);
        final int lastDecade = Math.max(firstDecade + 1, (int) Math.ceil(Math.log10(greatest) - TOLERANCE));
        final int decades = lastDecade - firstDecade;
        if (decades <= FINE_DECADES) {
            return fineTicks(firstDecade, lastDecade, least, greatest);
        }
        final int step = (decades + MOST_DECADE_LABELS - 1) / MOST_DECADE_LABELS;
        final double[] ticks = new double[(decades + step - 1) / step + 1];
        for (int i = 0; i < ticks.length; i++) {
            ticks[i] = power(firstDecade + i * step);
        }
        return ticks;
    }

    /** 1, 2, 5, 10, ... from the last that is not above all values to the first that is not below any. */
    private static double[] fineTicks(int firstDecade, int lastDecade, double least, double greatest) {
        final double[] all = new double[(lastDecade - firstDecade) * (MANTISSAS.length - 1) + 1];
        for (int i = 0; i < all.length; i++) {
            all[i] = MANTISSAS[i % (MANTISSAS.length - 1)] * power(firstDecade + i / (MANTISSAS.length - 1));
        }
        int from = 0;
        while (from + 2 < all.length && all[from + 1] <= least * (1 + TOLERANCE)) {
            from++;
        }
        int to = all.length - 1;
        while (to > from + 1 && all[to - 1] >= greatest * (1 - TOLERANCE)) {
            to--;
        }
        return Arrays.copyOfRange(all, from, to + 1);
    }

    /** The least of 1, 2, 5, 10 times a power of ten that is not below the value. */
    private static double atLeast(double value) {
        final int decade = (int) Math.floor(Math.log10(value));
        for (final double mantissa : MANTISSAS) {
            if (mantissa * power(decade) >= value * (1 - TOLERANCE)) {
                return mantissa * power(decade);
            }
        }
        return power(decade + 1);
    }

    private static double power(int decade) {
        return Double.parseDouble("1e" + decade);
    }

    /** The coordinate of a value. */
    double at(double value) {
        final double part = logarithmic
            ? (Math.log10(value) - Math.log10(low)) / (Math.log10(high) - Math.log10(low))
            : (value - low) / (high - low);
        return start + part * (end - start);
    }

    /** Values to be labelled, ascending; the first and the last are the ends. */
    double[] ticks() {
        return ticks;
    }
}
