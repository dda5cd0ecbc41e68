package io.turgo.operators.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.Epochs;
import io.turgo.record.Field;
import io.turgo.stage.StageHarness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every scoring, and for the operator around it. */
class DetectorTest {
    private static final long STEP_NS = TimeUnit.MINUTES.toNanos(5);

    static List<Scoring> all() {
        return List.of(Scorings.auto(), Scorings.hampel(), Scorings.cusum(), Scorings.pageHinkley(), Scorings.spot(),
            Scorings.driftSpot(), Scorings.daily(6), Scorings.weekly(6), Scorings.limits(99, 101),
            Scorings.rateOfChange(1));
    }

    private static Double value(Random random) {
        return switch (random.nextInt(40)) {
            case 0 -> null;
            case 1 -> Double.NaN;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> 1e200;
            case 4 -> 0.0;
            case 5 -> random.nextGaussian() * 1e6;
            case 6, 7, 8, 9, 10 -> 100.0;
            default -> 100 + random.nextGaussian();
        };
    }

    @ParameterizedTest
    @MethodSource("all")
    void scoresAreInRangeAndDoNotDependOnLaterRows(Scoring scoring) {
        final long seed = Long.getLong("turgo.seed", System.nanoTime());
        final Random random = new Random(seed);
        final List<Double> values = new ArrayList<>();
        for (int i = 0; i < 3_000; i++) {
            values.add(value(random));
        }
        final List<Double> whole = scores(scoring, values);
        final int prefix = random.nextInt(values.size());
        assertEquals(whole.subList(0, prefix), scores(scoring, values.subList(0, prefix)),
            () -> "repeat with -Dturgo.seed=" + seed);
        whole.stream().filter(score -> score != null).forEach(score ->
            assertTrue(score >= 0 && score <= 1, () -> score + ", repeat with -Dturgo.seed=" + seed));
        assertTrue(whole.stream().anyMatch(score -> score != null && score > 0));
    }

    private static List<Double> scores(Scoring scoring, List<Double> values) {
        try (ScoringRun run = new ScoringRun(scoring)) {
            final List<Double> scores = new ArrayList<>();
            for (int i = 0; i < values.size(); i++) {
                scores.add(run.score("A", values.get(i), i * STEP_NS));
            }
            return scores;
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void keysDoNotMix(Scoring scoring) {
        final Random random = new Random(3);
        final List<String> keys = Arrays.asList("A", null, "B");
        final Map<String, List<Double>> values = new HashMap<>();
        final Map<String, List<Double>> mixed = new HashMap<>();
        try (ScoringRun run = new ScoringRun(scoring)) {
            for (int i = 0; i < 2_000; i++) {
                final String key = keys.get(random.nextInt(keys.size()));
                final Double value = value(random);
                final List<Double> ofKey = values.computeIfAbsent(key, each -> new ArrayList<>());
                mixed.computeIfAbsent(key, each -> new ArrayList<>())
                    .add(run.score(key, value, ofKey.size() * STEP_NS));
                ofKey.add(value);
            }
            assertEquals(3, run.stage().stateRows());
        }
        values.forEach((key, each) -> assertEquals(scores(scoring, each), mixed.get(key)));
    }

    @ParameterizedTest
    @MethodSource("all")
    void whatIsNoNumberIsNotLearned(Scoring scoring) {
        try (ScoringRun run = new ScoringRun(scoring)) {
            run.score("A", 5.0, 0);
            final long hash = run.stage().stateHash();
            final Object[] invalid = {null, Double.NaN, Double.POSITIVE_INFINITY, 1e141, -1e141};
            for (final Object each : invalid) {
                assertEquals(null, run.score("A", each, STEP_NS));
            }
            assertEquals(invalid.length, run.harness().counter(Detector.INVALID));
            assertEquals(hash, run.stage().stateHash());
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void checkpointsSeeTheStateAsItStood(Scoring scoring) {
        try (ScoringRun run = new ScoringRun(scoring)) {
            run.score("A", 1.0, 0);
            final double[] value = {2};
            Epochs.assertStandsStill(run.stage().table(), () -> {
                run.score("A", value[0], STEP_NS);
                run.score("B", value[0], STEP_NS);
                value[0] *= 3;
            });
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void theSameInputGivesTheSameStateHashAndSize(Scoring scoring) {
        try (ScoringRun left = new ScoringRun(scoring); ScoringRun right = new ScoringRun(scoring)) {
            for (int i = 0; i < 500; i++) {
                left.score("K" + i % 5, i * 1.5, i);
                right.score("K" + i % 5, i * 1.5, i);
                if (i % 9 == 0) {
                    right.stage().stateHash();
                }
            }
            assertEquals(left.stage().stateHash(), right.stage().stateHash());
            right.score("K1", 0.5, 500);
            assertTrue(left.stage().stateHash() != right.stage().stateHash());
            assertEquals(16 + 8 + scoring.stateBytes(), left.stage().table().layout().rowBytes());
        }
    }

    @Test
    void takesEveryNumericType() {
        final List<List<Object>> all = new ArrayList<>();
        for (final String field : List.of("x", "n", "d")) {
            try (StageHarness harness = StageHarness.of(
                Detector.on(field, Scorings.auto()).as("z"), ScoringRun.IN)) {
                for (int i = 0; i < 200; i++) {
                    harness.feed(0, Collections.singletonMap(field, i * i % 37));
                }
                all.add(harness.take().stream().map(row -> row.get("z")).toList());
            }
        }
        assertTrue(all.get(0).get(150) instanceof Double);
        assertEquals(all.get(0), all.get(1));
        assertEquals(all.get(0), all.get(2));
    }

    @Test
    void refusesWhatItCannotDo() {
        final Detector plain = Detector.on("x", Scorings.auto());
        refuses("the detector needs a number, but `key` of `in` is SYMBOL NULL: choose an INT32, INT64, FLOAT64 "
            + "or DECIMAL field", Detector.on("key", Scorings.auto()));
        refuses("the detector has key `s`, a STRING of `in`, but keys have a fixed width: declare it as SYMBOL",
            plain.by("s"));
        refuses("the detector adds `d`, but `in` has a field `d` already: name it otherwise with as(...)",
            plain.as("d"));
    }

    private static void refuses(String message, Detector detector) {
        assertEquals(message,
            assertThrows(ConfigurationException.class, () -> detector.plan(ScoringRun.IN)).getMessage());
    }

    @Test
    void logicHasEveryParameter() {
        assertEquals("auto/1 on=x by=[key] as=z", Detector.on("x", Scorings.auto()).by("key").as("z").logic());
        assertEquals(List.of(Field.float64("z").orNull()),
            Detector.on("x", Scorings.auto()).as("z").plan(ScoringRun.IN).added());
    }
}
