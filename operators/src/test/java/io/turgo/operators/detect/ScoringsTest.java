package io.turgo.operators.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.Samples;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class ScoringsTest {
    private static final long HOUR_NS = TimeUnit.HOURS.toNanos(1);

    /** Random, constant for a while, with ties and outliers. */
    private static double value(Random random, int row) {
        return switch (random.nextInt(25)) {
            case 0 -> random.nextGaussian() * 1000;
            case 1, 2, 3, 4 -> 10;
            case 5, 6 -> 8 + random.nextInt(4);
            default -> row / 400 % 3 == 1 ? 10 : 10 + random.nextGaussian();
        };
    }

    private static void agree(long seed, Scoring scoring, NaiveScorings.Naive naive, double tolerance) {
        final Random random = new Random(seed);
        long timeNs = random.nextInt() * HOUR_NS;
        try (ScoringRun run = new ScoringRun(scoring)) {
            for (int i = 0; i < 1_500 * Samples.ROUNDS; i++) {
                final double value = value(random, i);
                timeNs += random.nextInt(5) == 0 ? 0 : HOUR_NS / 4;
                final Double expected = naive.next(value, timeNs);
                final Double actual = run.score("A", value, timeNs);
                final int row = i;
                assertEquals(expected == null, actual == null,
                    () -> scoring + ", row " + row + ": " + expected + " but " + actual);
                if (expected != null) {
                    assertEquals(expected, actual, tolerance, () -> scoring + ", row " + row);
                }
            }
        }
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void hampelAgreesWithTheDefinition(@ForAll long seed) {
        final int window = 3 + 2 * new Random(seed).nextInt(40);
        agree(seed, Scorings.hampel(window, 3), NaiveScorings.hampel(window, 3), 1e-12);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void changesAgreeWithTheDefinition(@ForAll long seed) {
        final int warmUp = 2 + new Random(seed).nextInt(40);
        agree(seed, Scorings.cusum(0.5, 9, warmUp), NaiveScorings.change(true, 0.5, 9, warmUp), 1e-6);
        agree(seed, Scorings.pageHinkley(0.2, 12, warmUp), NaiveScorings.change(false, 0.2, 12, warmUp), 1e-6);
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void extremesAgreeWithTheDefinition(@ForAll long seed) {
        agree(seed, Scorings.spot(1e-2), NaiveScorings.spot(1e-2, 0), 1e-6);
        agree(seed, Scorings.driftSpot(1e-3, 10), NaiveScorings.spot(1e-3, 10), 1e-6);
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void seasonsAgreeWithTheDefinition(@ForAll long seed) {
        agree(seed, Scorings.daily(4), NaiveScorings.seasonal(TimeUnit.DAYS.toNanos(1), 48, 4), 1e-9);
        agree(seed, Scorings.weekly(4), NaiveScorings.seasonal(TimeUnit.DAYS.toNanos(7), 168, 4), 1e-9);
    }

    @Property(tries = 10, shrinking = ShrinkingMode.OFF)
    void limitsAndRatesAgreeWithTheDefinition(@ForAll long seed) {
        agree(seed, Scorings.limits(9, 10), NaiveScorings.limits(9, 10), 0);
        agree(seed, Scorings.rateOfChange(0.01), NaiveScorings.rate(0.01), 1e-12);
    }

    @Test
    void aChangeOfLevelIsToldOnceAndTheNewLevelIsLearned() {
        final Random random = new Random(2);
        final double[] values = new double[1_000];
        Arrays.setAll(values, i -> random.nextGaussian() + (i < 500 ? 0 : 3));
        for (final Scoring scoring : List.of(Scorings.cusum(), Scorings.pageHinkley())) {
            final List<Double> scores = ScoringRun.scores(scoring, values);
            final long told = scores.stream().filter(score -> score != null && score > 0.5).count();
            assertEquals(1, told, scoring + " told");
            assertTrue(scores.subList(500, 520).stream().anyMatch(score -> score != null && score > 0.5));
        }
    }

    @Test
    void whatHappensAtAnHourEveryDayIsUsualThen() {
        final double[] values = new double[20 * 288];
        final Random random = new Random(4);
        Arrays.setAll(values, i -> (i % 288 < 12 ? 100 : 0) + random.nextGaussian());
        values[19 * 288 + 100] = 100;
        final List<Double> scores = ScoringRun.scores(Scorings.daily(6), values);
        assertTrue(scores.subList(10 * 288, 19 * 288).stream().noneMatch(score -> score > 0.5));
        assertTrue(scores.get(19 * 288 + 100) > 0.9);
    }

    @Test
    void theScoreTellsHowProbableAnExtremeIs() {
        // exponential: a value x is exceeded with the probability e^-x; what is an alarm is not learned, so the tail
        // beyond the risk is thin and only what is before it can be judged
        final Random random = new Random(8);
        final double[] values = new double[20_001];
        Arrays.setAll(values, i -> -StrictMath.log(1 - random.nextDouble()));
        values[20_000] = -StrictMath.log(5e-3);
        final List<Double> scores = ScoringRun.scores(Scorings.spot(1e-3), values);
        assertEquals(Math.log(5e-3) / (Math.log(5e-3) + Math.log(1e-3)), scores.get(20_000), 0.03);
        final long alarms = scores.subList(1_000, 20_000).stream().filter(score -> score > 0.5).count();
        assertTrue(alarms > 5 && alarms < 50, "alarms " + alarms);
    }

    @Test
    void aConstantSeriesScoresZeroAndItsBreakOne() {
        final double[] values = new double[700];
        Arrays.fill(values, 0.1);
        values[699] = 0.1000001;
        for (final Scoring scoring : List.of(Scorings.hampel(), Scorings.cusum(), Scorings.pageHinkley(),
            Scorings.spot(), Scorings.driftSpot(), Scorings.daily(6))) {
            final List<Double> scores = ScoringRun.scores(scoring, values);
            assertEquals(Collections.nCopies(100, 0.0), scores.subList(599, 699), scoring.logic());
            assertEquals(1.0, scores.get(699), scoring.logic());
        }
    }

    @Test
    void stateIsAsSmallAsDocumented() {
        assertEquals(8 + 16 * 61, Scorings.hampel().stateBytes());
        assertEquals(40, Scorings.cusum().stateBytes());
        assertEquals(40, Scorings.pageHinkley().stateBytes());
        assertEquals(136, Scorings.spot().stateBytes());
        assertEquals(136, Scorings.driftSpot().stateBytes());
        assertEquals(448, Scorings.daily(6).stateBytes());
        assertEquals(1528, Scorings.weekly(6).stateBytes());
        assertEquals(8, Scorings.limits(0, 1).stateBytes());
        assertEquals(24, Scorings.rateOfChange(1).stateBytes());
    }

    @Test
    void refusesWhatItCannotDo() {
        refuses("window=4 of the Hampel detector is not odd and in 3..1023, choose e.g. 61",
            () -> Scorings.hampel(4, 6));
        refuses("threshold=0.0 of the Hampel detector is not positive and finite, choose e.g. 6.0",
            () -> Scorings.hampel(5, 0));
        refuses("slack=-1.0 of the change detector is not positive and finite, choose e.g. 0.5",
            () -> Scorings.cusum(-1, 5, 10));
        refuses("warmUp=1 < 2 of the change detector, raise it", () -> Scorings.pageHinkley(1, 5, 1));
        refuses("risk=1.0 of the SPOT detector is not between 0 and 1, choose e.g. 0.001", () -> Scorings.spot(1));
        refuses("drift=0 < 1 of the SPOT detector, raise it", () -> Scorings.driftSpot(0.1, 0));
        refuses("threshold=NaN of the seasonal detector is not positive and finite, choose e.g. 6.0",
            () -> Scorings.daily(Double.NaN));
        refuses("low=2.0 of the limit detector is not <= high=1.0, exchange them", () -> Scorings.limits(2, 1));
        refuses("perSecond=0.0 of the rate detector is not positive and finite, choose e.g. 1.0",
            () -> Scorings.rateOfChange(0));
    }

    private static void refuses(String message, Runnable made) {
        assertEquals(message, assertThrows(ConfigurationException.class, made::run).getMessage());
    }

    @Test
    void logicHasEveryParameter() {
        assertEquals("hampel/1 window=5 threshold=0x1.8p1", Scorings.hampel(5, 3).logic());
        assertEquals("cusum/1 slack=0x1.0p-1 threshold=0x1.0p2 warmUp=9", Scorings.cusum(0.5, 4, 9).logic());
        assertEquals("page-hinkley/1 slack=0x1.0p-1 threshold=0x1.0p2 warmUp=9",
            Scorings.pageHinkley(0.5, 4, 9).logic());
        assertEquals("spot/1 risk=0x1.0p-4 drift=0", Scorings.spot(0.0625).logic());
        assertEquals("spot/1 risk=0x1.0p-4 drift=7", Scorings.driftSpot(0.0625, 7).logic());
        assertEquals("daily/1 bins=48 threshold=0x1.0p2", Scorings.daily(4).logic());
        assertEquals("weekly/1 bins=168 threshold=0x1.0p2", Scorings.weekly(4).logic());
        assertEquals("limit/1 low=-Infinity high=0x1.0p0", Scorings.limits(Double.NEGATIVE_INFINITY, 1).logic());
        assertEquals("rate/1 perSecond=0x1.0p1", Scorings.rateOfChange(2).logic());
    }
}
