package io.turgo.bench.scale;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How cost may grow. Pure functions of what was measured. */
final class Laws {
    private Laws() {
    }

    /**
     * Cost is a fixed part and a part that grows with x: no point lies above the fitted line by more than the tolerance.
     *
     * @param what is linear in what
     */
    static Verdict linear(
        String what, List<Point> points, ToDoubleFunction<Point> x, ToDoubleFunction<Point> y, double tolerance) {
        final double[] xs = points.stream().mapToDouble(x).toArray();
        final double[] ys = points.stream().mapToDouble(y).toArray();
        final Fit fit = Fit.of(xs, ys);
        final double worst = fit.worstRatio(xs, ys);
        return Verdict.of(String.format(Locale.ROOT, "%s: %s + %s x; the point furthest above the line by %.0f %%", what,
            figure(fit.intercept()), figure(fit.slope()), (worst - 1) * 100), worst, tolerance);
    }

    /** Cost does not grow: no point lies above the first one by more than the tolerance. */
    static Verdict flat(String what, List<Point> points, ToDoubleFunction<Point> y, double tolerance) {
        final double first = y.applyAsDouble(points.get(0));
        double most = first;
        for (final Point point : points) {
            most = Math.max(most, y.applyAsDouble(point));
        }
        return Verdict.of(String.format(Locale.ROOT, "%s: %s at first, at most %s (x %.2f)", what, figure(first),
            figure(most), most / first), most / first, tolerance);
    }

    /**
     * Cost is flat while the state fits into the cache that is a core's own; beyond it, each event may pay for some
     * reads of memory more, at the price that such a read has on this machine in as much memory.
     *
     * @param reads     how many
     * @param tolerance on the sum of both
     */
    static Verdict memory(String what, List<Point> points, MemoryPrice price, int reads, double tolerance) {
        double base = Double.MAX_VALUE;
        for (final Point point : points) {
            if (point.sample().stateBytes() <= MemoryPrice.NEAR_BYTES) {
                base = Math.min(base, point.sample().busiestNsPerEvent());
            }
        }
        double worst = 0;
        String where = "";
        for (final Point point : points) {
            final double extra = reads * price.readNs(point.sample().stateBytes());
            final double ratio = point.sample().busiestNsPerEvent() / (base + extra);
            if (ratio > worst) {
                worst = ratio;
                where = String.format(Locale.ROOT, "at %,.0f %s ns against %s + %d x %s", point.x(),
                    figure(point.sample().busiestNsPerEvent()), figure(base), reads, figure(extra / reads));
            }
        }
        return Verdict.of(what + ": dearest against what the reads cost " + where, worst, tolerance);
    }

    /**
     * One line lies above another by the same everywhere: the greatest distance is not greater than the least by more
     * than the tolerance. Both have the same x.
     */
    static Verdict parallel(String what, List<Point> below, List<Point> above, double tolerance) {
        double least = Double.MAX_VALUE;
        double most = 0;
        for (int i = 0; i < above.size(); i++) {
            final double distance = above.get(i).sample().busiestNsPerEvent() - below.get(i).sample().busiestNsPerEvent();
            least = Math.min(least, distance);
            most = Math.max(most, distance);
        }
        return Verdict.of(what + ": " + figure(least) + " to " + figure(most), most / least, tolerance);
    }

    /** Three digits or so. */
    static String figure(double value) {
        final double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 1 ? "%.1f" : "%.3f", value);
    }
}
