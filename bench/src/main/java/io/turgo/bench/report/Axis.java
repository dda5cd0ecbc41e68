package io.turgo.bench.report;

import io.turgo.daemon.Figures;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * One axis of a plot.
 *
 * @param label       what is shown, with its unit
 * @param logarithmic whether equal distances are equal ratios; only values greater than 0 can be drawn then
 * @param ticks       how values are written
 */
public record Axis(String label, boolean logarithmic, Ticks ticks) {
    private static final MathContext THREE_DIGITS = new MathContext(3, RoundingMode.HALF_UP);
    private static final BigDecimal PER_CENT = BigDecimal.valueOf(100);

    /** An axis of plain numbers. */
    public Axis(String label, boolean logarithmic) {
        this(label, logarithmic, Ticks.NUMBERS);
    }

    /** An axis of percentiles on which p stands at 1/(1-p), so that each nine more takes the same room. */
    public static Axis percentiles() {
        return new Axis("percentile", true, Ticks.PERCENTILES);
    }

    /** A logarithmic axis of nanoseconds. */
    public static Axis durations(String label) {
        return new Axis(label, true, Ticks.DURATIONS);
    }

    boolean canShow(double value) {
        return Double.isFinite(value) && (!logarithmic || value > 0);
    }

    /** How values are written beside an axis. */
    public enum Ticks {
        /** {@code 0.5}, {@code 20}, {@code 1.5k}, {@code 3M}. */
        NUMBERS,
        /** From 1/(1-p): {@code 0 %}, {@code 90 %}, {@code 99.9 %}. */
        PERCENTILES,
        /** From nanoseconds: {@code 500 ns}, {@code 2 us}. */
        DURATIONS;

        String text(double value) {
            return switch (this) {
                case NUMBERS -> number(value);
                case PERCENTILES -> plain(PER_CENT.subtract(
                    PER_CENT.divide(BigDecimal.valueOf(value), MathContext.DECIMAL64)).round(MathContext.DECIMAL32))
                    + " %";
                case DURATIONS -> Figures.duration(Math.round(value)).replaceAll("\\.0+(?= )", "");
            };
        }

        private static String number(double value) {
            final double size = Math.abs(value);
            if (size >= 1e9) {
                return short3(value / 1e9) + "G";
            }
            if (size >= 1e6) {
                return short3(value / 1e6) + "M";
            }
            return size >= 1e3 ? short3(value / 1e3) + "k" : short3(value);
        }

        private static String short3(double value) {
            return plain(BigDecimal.valueOf(value).round(THREE_DIGITS));
        }

        private static String plain(BigDecimal value) {
            return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
        }
    }
}
