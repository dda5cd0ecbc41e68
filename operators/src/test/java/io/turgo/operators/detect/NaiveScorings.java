package io.turgo.operators.detect;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Scores from all values so far, by the definition. */
final class NaiveScorings {
    private NaiveScorings() {
    }

    /** A value's score, null for none. */
    @FunctionalInterface
    interface Naive {
        Double next(double value, long timeNs);
    }

    private static double ratio(double x, double half) {
        return Double.isInfinite(x) ? 1 : x / (x + half);
    }

    private static double deviations(double distance, double usual, double threshold) {
        return usual == 0 ? distance == 0 ? 0 : 1 : ratio(distance / usual, threshold);
    }

    private static double median(List<Double> values) {
        return values.stream().sorted().toList().get(values.size() / 2);
    }

    static Naive hampel(int window, double threshold) {
        final List<Double> before = new ArrayList<>();
        return (value, timeNs) -> {
            final List<Double> last = before.subList(Math.max(0, before.size() - window), before.size());
            Double score = null;
            if (last.size() == window) {
                final double median = median(last);
                final double mad = median(last.stream().map(each -> Math.abs(each - median)).toList());
                score = deviations(Math.abs(value - median), 1.4826 * mad, threshold);
            }
            before.add(value);
            return score;
        };
    }

    static Naive change(boolean fixed, double slack, double threshold, int warmUp) {
        final List<Double> reference = new ArrayList<>();
        final double[] sums = new double[2];
        return (value, timeNs) -> {
            if (reference.size() < warmUp) {
                reference.add(value);
                return null;
            }
            final double mean = reference.stream().mapToDouble(each -> each).average().orElseThrow();
            final double variance = reference.stream().mapToDouble(each -> (each - mean) * (each - mean)).sum()
                / reference.size();
            double score = value == mean ? 0 : 1;
            if (reference.stream().distinct().count() > 1) {
                final double z = (value - mean) / Math.sqrt(variance);
                sums[0] = Math.max(0, sums[0] + z - slack);
                sums[1] = Math.max(0, sums[1] - z - slack);
                score = ratio(Math.max(sums[0], sums[1]), threshold);
            }
            if (score > 0.5) {
                reference.clear();
                sums[0] = 0;
                sums[1] = 0;
            }
            if (score > 0.5 || !fixed) {
                reference.add(value);
            }
            return score;
        };
    }

    static Naive spot(double risk, int drift) {
        final List<Double> learned = new ArrayList<>();
        final List<Double> peaks = new ArrayList<>();
        final double[] state = new double[2];
        return (value, timeNs) -> {
            final double mean = learned.isEmpty() ? value : state[0];
            final double x = drift == 0 ? value : Math.abs(value - mean);
            Double score = null;
            if (learned.size() >= SpotScoring.CALIBRATION) {
                score = x <= state[1] ? 0.0 : extreme(x - state[1], peaks, learned.size(), risk);
                if (score > 0.5) {
                    state[0] = mean + (value - mean) * Math.max(2.0 / (drift + 1), 1.0 / (learned.size() + 1));
                    return score;
                }
                if (x > state[1]) {
                    peaks.add(x - state[1]);
                }
            }
            learned.add(x);
            state[0] = mean + (value - mean) * Math.max(2.0 / (drift + 1), 1.0 / learned.size());
            if (learned.size() == SpotScoring.CALIBRATION) {
                final List<Double> sorted = learned.stream().sorted(Comparator.reverseOrder()).toList();
                state[1] = sorted.get(SpotScoring.CALIBRATION / 50);
                sorted.subList(0, SpotScoring.CALIBRATION / 50).forEach(each -> peaks.add(each - state[1]));
            }
            return score;
        };
    }

    private static double extreme(double excess, List<Double> peaks, int count, double risk) {
        final double mean = peaks.stream().mapToDouble(each -> each).average().orElseThrow();
        final double variance = peaks.stream().mapToDouble(each -> each * each).average().orElseThrow() - mean * mean;
        if (!(mean > 0 && variance > 0)) {
            return 1;
        }
        final double shape = 0.5 * (1 - mean * mean / variance);
        final double scale = 0.5 * mean * (mean * mean / variance + 1);
        final double beyond = shape < 1e-9
            ? Math.exp(-excess / mean) : Math.pow(1 + shape * excess / scale, -1 / shape);
        final double probability = (double) peaks.size() / count * beyond;
        return probability == 0 ? 1 : ratio(Math.max(0, -Math.log(probability)), -Math.log(risk));
    }

    static Naive seasonal(long periodNs, int bins, double threshold) {
        final Map<Long, List<Double>> seen = new HashMap<>();
        final List<Double> distances = new ArrayList<>();
        return (value, timeNs) -> {
            final List<Double> bin = seen.computeIfAbsent(
                Math.floorMod(timeNs, periodNs) / (periodNs / bins), each -> new ArrayList<>());
            Double score = null;
            if (!bin.isEmpty()) {
                final double distance = Math.abs(value - moving(bin, 0.1));
                if (distances.size() >= SeasonalScoring.WARM_UP) {
                    score = deviations(distance,
                        Math.sqrt(moving(distances.stream().map(each -> each * each).toList(), 0.01)), threshold);
                }
                distances.add(distance);
            }
            bin.add(value);
            return score;
        };
    }

    /** The mean of the first values, then a moving one. */
    private static double moving(List<Double> values, double weight) {
        double mean = 0;
        for (int i = 0; i < values.size(); i++) {
            mean += Math.max(weight, 1.0 / (i + 1)) * (values.get(i) - mean);
        }
        return mean;
    }

    static Naive limits(double low, double high) {
        return (value, timeNs) -> low <= value && value <= high ? 0.0 : 1.0;
    }

    static Naive rate(double perSecond) {
        final List<Double> values = new ArrayList<>();
        final List<Long> times = new ArrayList<>();
        return (value, timeNs) -> {
            values.add(value);
            times.add(timeNs);
            final int last = values.size() - 1;
            if (last == 0 || times.get(last) <= times.get(last - 1)) {
                return null;
            }
            final double seconds = (double) (times.get(last) - times.get(last - 1)) / TimeUnit.SECONDS.toNanos(1);
            return ratio(Math.abs(values.get(last) - values.get(last - 1)) / seconds, perSecond);
        };
    }
}
