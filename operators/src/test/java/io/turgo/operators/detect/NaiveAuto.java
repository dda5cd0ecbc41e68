package io.turgo.operators.detect;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scores of {@link AutoScoring} for one key, with lists and maps, and a logarithm wherever there is one. */
final class NaiveAuto {
    private static final int LARGEST = 16;
    private static final int CLUSTER = 6;

    private final Map<Object, Double> weekly = new HashMap<>();
    private final Map<Object, Double> daily = new HashMap<>();
    private final Map<Object, Integer> seen = new HashMap<>();
    private final Mean change = new Mean();
    private final Mean compressedChange = new Mean();
    private final List<Tail> tails = new ArrayList<>();
    private int rows;
    private double level;
    private double previous;
    private double season;
    private double middle;
    private int run;
    private double lastSide;
    private double compressMean;
    private double compressDistance;
    private double alarmed;

    NaiveAuto() {
        for (int i = 0; i < 8; i++) {
            tails.add(new Tail());
        }
    }

    /** A fast and a slow mean. */
    private static final class Mean {
        private double fast;
        private double slow;
        private double variance;

        double learn(double value, int rows) {
            if (rows == 0) {
                fast = value;
                slow = value;
                return 0;
            }
            fast += 0.1 * (value - fast);
            final double far = variance > 0 ? Math.abs(fast - slow) / Math.sqrt(variance) : 0;
            final double weight = Math.max(0.002, 1.0 / (rows + 1));
            final double distance = value - slow;
            slow += weight * distance;
            variance = (1 - weight) * (variance + weight * distance * distance);
            return far;
        }
    }

    /** The largest surprises, in any order, and a cluster's in arrival order. */
    private static final class Tail {
        private final List<Double> largest = new ArrayList<>();
        private List<Double> cluster = new ArrayList<>();

        double logPeriod(double surprise, int rows) {
            if (rows < 2 * LARGEST || surprise <= Collections.min(largest)) {
                return 0;
            }
            final double base = Math.max(Collections.min(largest), 1e-12 * Collections.max(largest) + 1e-300);
            final double logs = largest.stream().mapToDouble(one -> Math.log(Math.max(one, base) / base)).sum();
            final double index = (logs + 8 * 0.4) / (LARGEST - 1 + 8);
            final double beyond = Math.log(rows / 16.0) + Math.log(surprise / base) / index;
            final long like = largest.stream().filter(one -> one >= 0.9 * surprise).count();
            final double log = like == 0 ? beyond : Math.min(beyond, Math.log((double) rows / like));
            return Math.max(0, Math.min(log, 69));
        }

        void learn(double surprise) {
            if (largest.size() < LARGEST) {
                largest.add(surprise);
                return;
            }
            if (!cluster.isEmpty()) {
                cluster.add(surprise);
                if (cluster.size() > CLUSTER) {
                    cluster.remove(CLUSTER);
                    keep(Collections.max(cluster));
                    cluster = new ArrayList<>();
                } else {
                    // what does not reach the tail is no part of the cluster
                    if (surprise <= Collections.min(largest)) {
                        cluster.set(cluster.size() - 1, 0.0);
                    }
                    return;
                }
            }
            if (surprise > Collections.min(largest)) {
                cluster.add(surprise);
            }
        }

        private void keep(double surprise) {
            if (surprise > Collections.min(largest)) {
                largest.remove(Collections.min(largest));
                largest.add(surprise);
            }
        }
    }

    private double profile(Map<Object, Double> means, Object bin, double value) {
        final double mean = means.getOrDefault(bin, level);
        final int before = seen.merge(bin, 1, Integer::sum) - 1;
        final double old = before == 0 ? 0 : mean;
        means.put(bin, old + (value - old) * Math.max(0.1, 1.0 / (before + 1)));
        return value - mean;
    }

    /** The score of the next value, null in warm-up. */
    Double score(double value, long timeNs) {
        if (rows == 0) {
            level = value;
            previous = value;
            middle = value;
            compressMean = value;
        }
        final ZonedDateTime time =
            Instant.ofEpochSecond(Math.floorDiv(timeNs, 1_000_000_000L)).atZone(ZoneOffset.UTC);
        final DayOfWeek day = time.getDayOfWeek();
        final double week = profile(weekly, List.of(day, time.getHour()), value);
        final double ofDay = profile(daily, List.of(time.getHour(), time.getMinute() / 30, "day"), value);
        season += 0.3 * (week - season);
        final double distance = value - compressMean;
        final double compressed = compressDistance > 0
            ? Math.signum(distance) * Math.log(1 + Math.abs(2 * distance / compressDistance)) : 0;
        final double weight = Math.max(0.002, 1.0 / (rows + 1));
        compressMean += weight * distance;
        compressDistance += weight * (Math.abs(distance) - compressDistance);
        final double side = Math.signum(value - middle);
        run = side == 0 ? 0 : side == lastSide ? run + 1 : 1;
        lastSide = side;
        middle += 0.01 * Math.signum(value - middle) * Math.abs(value - previous);
        final double[] surprises = {Math.abs(value - level), Math.abs(week), Math.abs(ofDay), change.learn(value, rows),
            Math.abs(season), run, compressedChange.learn(compressed, rows), Math.abs(value - previous)};
        level += Math.max(0.01, 1.0 / (rows + 1)) * (value - level);
        previous = value;
        return told(logPeriod(surprises));
    }

    private double logPeriod(double[] surprises) {
        double sum = 0;
        boolean any = false;
        for (int i = 0; i < surprises.length; i++) {
            final double log = tails.get(i).logPeriod(surprises[i], rows);
            tails.get(i).learn(surprises[i]);
            sum += Math.pow(Math.exp(log), 1.5);
            any |= log > 0;
        }
        return any ? Math.log(sum / 8) / 1.5 - 0.25 * Math.log(rows / 2000.0 + 0.25) : 0;
    }

    private Double told(double logPeriod) {
        alarmed *= Math.exp(-1 / 500.0);
        if (rows++ < 2 * LARGEST) {
            return null;
        }
        if (logPeriod <= alarmed || logPeriod <= 0) {
            return 0.0;
        }
        alarmed = Math.min(logPeriod, Math.log(10_000)) + Math.log(2);
        return logPeriod / (logPeriod + Math.log(400));
    }
}
