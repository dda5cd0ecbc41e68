package io.turgo.operators.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.operators.Samples;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class AutoScoringTest {
    private static final long FIVE_MINUTES_NS = TimeUnit.MINUTES.toNanos(5);
    private static final int WARM_UP = 32;

    private static double[] random(Random random, int rows) {
        final double[] values = new double[rows];
        final int kind = random.nextInt(4);
        double walk = 0;
        for (int i = 0; i < rows; i++) {
            walk += random.nextGaussian();
            values[i] = switch (kind) {
                case 0 -> random.nextGaussian();
                case 1 -> random.nextInt(3) == 0 ? random.nextInt(4) : 0;
                case 2 -> walk;
                default -> random.nextInt(200) == 0 ? 1e6 * random.nextGaussian() : 10 * Math.sin(i / 46.0);
            };
        }
        return values;
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void agreesWithTheNaiveOne(@ForAll long seed) {
        final Random random = new Random(seed);
        final double[] values = random(random, 2_000 * Samples.ROUNDS);
        final long start = random.nextInt() * FIVE_MINUTES_NS;
        final NaiveAuto naive = new NaiveAuto();
        try (ScoringRun run = new ScoringRun(Scorings.auto())) {
            for (int i = 0; i < values.length; i++) {
                final long timeNs = start + i * FIVE_MINUTES_NS;
                final Double expected = naive.score(values[i], timeNs);
                final Double actual = run.score("A", values[i], timeNs);
                assertEquals(expected == null, actual == null);
                if (expected != null) {
                    final int row = i;
                    assertEquals(expected, actual, 1e-6, () -> "row " + row);
                }
            }
        }
    }

    @Test
    void aSpikeAShiftAndASilenceStandOut() {
        for (final String what : List.of("spike", "shift", "silence")) {
            final Random random = new Random(5);
            final double[] values = new double[3_000];
            for (int i = 0; i < values.length; i++) {
                final boolean odd = i >= 2_000;
                values[i] = 100 + random.nextGaussian() + switch (what) {
                    case "spike" -> i == 2_000 ? 20 : 0;
                    case "shift" -> odd ? 4 : 0;
                    default -> 0;
                };
                if (odd && what.equals("silence")) {
                    values[i] = 99.9;
                }
            }
            final List<Double> scores = ScoringRun.scores(Scorings.auto(), values);
            final long before = scores.subList(500, 2_000).stream().filter(score -> score > 0.5).count();
            assertTrue(before <= 3, what + ": false alarms " + before);
            final double most = scores.subList(2_000, 2_200).stream().mapToDouble(score -> score).max().orElse(0);
            assertTrue(most > 0.5, what + ": highest score " + most);
        }
    }

    @Test
    void aConstantSeriesNeverScoresAndItsBreakDoes() {
        final double[] values = new double[1_000];
        Arrays.fill(values, 0.1);
        values[900] = 0.1000001;
        final List<Double> scores = ScoringRun.scores(Scorings.auto(), values);
        for (int i = 0; i < 900; i++) {
            assertEquals(i < WARM_UP ? null : 0.0, scores.get(i));
        }
        assertTrue(scores.get(900) > 0.9, "score " + scores.get(900));
    }

    @Test
    void whatRepeatsEveryDayIsNoNewsForLong() {
        final double[] values = new double[14 * 288];
        for (int i = 0; i < values.length; i++) {
            values[i] = i % 288 < 144 ? 80 : 20;
        }
        final List<Double> scores = ScoringRun.scores(Scorings.auto(), values);
        assertTrue(scores.stream().skip(750).noneMatch(score -> score > 0.5));
    }

    @Test
    void theLargestValuesLeaveNoNaNBehind() {
        final Random random = new Random(11);
        final double[] values = new double[2_000];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (random.nextInt(5)) {
                case 0 -> 1e140;
                case 1 -> -1e140;
                case 2 -> Double.MIN_VALUE;
                case 3 -> 0;
                default -> random.nextGaussian();
            };
        }
        ScoringRun.scores(Scorings.auto(), values).stream().skip(WARM_UP)
            .forEach(score -> assertTrue(score >= 0 && score <= 1, "score " + score));
        final double[] tiny = new double[500];
        for (int i = 0; i < tiny.length; i++) {
            tiny[i] = i < 400 ? i % 2 * Double.MIN_VALUE : 1e140;
        }
        ScoringRun.scores(Scorings.auto(), tiny).stream().skip(WARM_UP)
            .forEach(score -> assertTrue(score >= 0 && score <= 1, "score " + score));
    }

    @Test
    void stateIsAsSmallAsDocumented() {
        assertEquals(3216, Scorings.auto().stateBytes());
    }
}
