package io.turgo.bench.scale;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/** How cost may grow. Pure functions of what was measured. */
final class Laws {
    private Laws() {
    }

    /**
     * Cost is a fixed part and a part that grows with x: no point lies above the fitted line by more than the
     * tolerance.
     *
     * @param what is linear in what
     */
    static Verdict linear(
        String what, List<Point> points, ToDoubleFunction<Point> x, ToDoubleFunction<Point> y, double tolerance) {
        final double[] xs = points.stream().mapToDouble(x).toArray();
        final double[] ys = points.stream().mapToDouble(y).toArray();
        final Fit fit = Fit.of(xs, ys);
        final double worst = fit.worstRatio(xs, ys);
        return Verdict.of(what + " is linear", String.format(Locale.ROOT, "%s + %s x, at most %.0f %% above",
            figure(fit.intercept()), figure(fit.slope()), (worst - 1) * 100), worst, tolerance);
    }

    /** Cost does not grow: no point lies above the first one by more than the tolerance. */
    static Verdict flat(String what, List<Point> points, ToDoubleFunction<Point> y, double tolerance) {
        final double first = y.applyAsDouble(points.get(0));
        double most = first;
        for (final Point point : points) {
            most = Math.max(most, y.applyAsDouble(point));
        }
        return Verdict.of(
            what + " does not grow", "from " + figure(first) + " to at most " + figure(most), most / first, tolerance);
    }

    /**
     * Cost is flat while the state fits into the cache that is a core's own; beyond it, each event may pay for some
     * reads of memory more, at the price that such a read has on this machine in as much memory.
     *
     * @param reads     how many
     * @param tolerance on the sum of both
     */
    static Verdict memory(String what, List<Point> points, MemoryPrice price, int reads, double tolerance) {
        final double base = nearest(points);
        double worst = 0;
        String where = "";
        for (final Point point : points) {
            final double cost = point.sample().busiestNsPerEvent();
            final double readNs = price.readNs(point.sample().stateBytes());
            final double ratio = cost / (base + reads * readNs);
            if (ratio > worst) {
                worst = ratio;
                where = String.format(Locale.ROOT, "dearest at %,.0f: %s against %s + %d x %s", point.x(), figure(cost),
                    figure(base), reads, figure(readNs));
            }
        }
        return Verdict.of(what + " is flat but for " + reads + " reads of far memory", where, worst, tolerance);
    }

    /** The least cost where state is near; where it nowhere is, that of the first point. */
    private static double nearest(List<Point> points) {
        return points.stream().filter(point -> point.sample().stateBytes() <= MemoryPrice.NEAR_BYTES)
            .mapToDouble(point -> point.sample().busiestNsPerEvent()).min()
            .orElseGet(() -> points.get(0).sample().busiestNsPerEvent());
    }

    /**
     * One line lies above another by the same everywhere: the greatest and the least distance differ by no more than
     * the part of their mean that the tolerance is above 1. Both lines have the same x.
     */
    static Verdict parallel(String what, List<Point> below, List<Point> above, double tolerance) {
        double least = Double.MAX_VALUE;
        double most = -Double.MAX_VALUE;
        for (int i = 0; i < above.size(); i++) {
            final double distance =
                above.get(i).sample().busiestNsPerEvent() - below.get(i).sample().busiestNsPerEvent();
            least = Math.min(least, distance);
            most = Math.max(most, distance);
        }
        return Verdict.of(what + " is the same everywhere", figure(least) + " to " + figure(most),
            1 + (most - least) / Math.abs((most + least) / 2), tolerance);
    }

    /** Three digits or so. */
    static String figure(double value) {
        final double size = Math.abs(value);
        return String.format(Locale.ROOT, size >= 100 ? "%,.0f" : size >= 1 ? "%.1f" : "%.3f", value);
    }
}
