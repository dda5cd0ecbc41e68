package io.turgo.operators.detect;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The detector's scores from their closed form: mean and variance of all earlier observations with the weights
 * alpha * (1 - alpha)^age, the oldest with what is left to 1.
 */
final class NaiveEwma {
    private final boolean relative;
    private final double alpha;
    private final int warmUp;
    private final double threshold;
    private final Map<Object, List<Double>> values = new HashMap<>();
    private final Map<Object, List<Double>> observations = new HashMap<>();

    NaiveEwma(boolean relative, double alpha, int warmUp, double threshold) {
        this.relative = relative;
        this.alpha = alpha;
        this.warmUp = warmUp;
        this.threshold = threshold;
    }

    /** The score of a key's next value, null where there is none. */
    Double score(Object key, Double value) {
        if (value == null || !Double.isFinite(value)) {
            return null;
        }
        final List<Double> before = values.computeIfAbsent(key, k -> new ArrayList<>());
        before.add(value);
        if (!relative) {
            return observe(key, value);
        }
        final double previous = before.size() == 1 ? 0 : before.get(before.size() - 2);
        return previous == 0 ? null : observe(key, value / previous - 1);
    }

    private Double observe(Object key, double x) {
        final List<Double> earlier = observations.computeIfAbsent(key, k -> new ArrayList<>());
        final Double score = earlier.size() < warmUp ? null : score(earlier, x);
        earlier.add(x);
        return score;
    }

    private double score(List<Double> earlier, double x) {
        if (earlier.stream().allMatch(earlier.get(0)::equals)) {
            return x == earlier.get(0) ? 0 : 1;
        }
        double mean = 0;
        for (int i = 0; i < earlier.size(); i++) {
            mean += weight(earlier.size(), i) * earlier.get(i);
        }
        double variance = 0;
        for (int i = 0; i < earlier.size(); i++) {
            variance += weight(earlier.size(), i) * Math.pow(earlier.get(i) - mean, 2);
        }
        final double z = Math.abs(x - mean) / Math.sqrt(variance);
        return z / (z + threshold);
    }

    private double weight(int count, int index) {
        final double decay = Math.pow(1 - alpha, count - 1 - index);
        return index == 0 ? decay : alpha * decay;
    }
}
