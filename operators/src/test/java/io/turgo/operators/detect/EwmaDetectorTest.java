package io.turgo.operators.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.Epochs;
import io.turgo.operators.Samples;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.StageHarness;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class EwmaDetectorTest {
    private static final Schema IN = Schema.named("in").field(Field.symbol("key").orNull())
        .field(Field.float64("x").orNull()).field(Field.int64("n").orNull())
        .field(Field.decimal("d", 18, 2).orNull()).string("s").build();

    private static EwmaDetector plain(int warmUp) {
        return EwmaDetector.on("x").by("key").alpha(0.25).warmUp(warmUp).threshold(3);
    }

    private static Object score(StageHarness harness, Object key, Object x) {
        final Map<String, Object> row = new HashMap<>();
        row.put("key", key);
        row.put("x", x);
        assertTrue(harness.feed(0, row));
        return harness.take().get(0).get("score");
    }

    private static List<Object> scores(EwmaDetector detector, Object... values) {
        try (StageHarness harness = StageHarness.of(detector, IN)) {
            final List<Object> scores = new ArrayList<>();
            for (final Object value : values) {
                scores.add(score(harness, "A", value));
            }
            return scores;
        }
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void agreesWithTheClosedForm(@ForAll long seed) {
        final Random random = new Random(seed);
        final boolean relative = random.nextBoolean();
        final double alpha = 0.01 + 0.98 * random.nextDouble();
        final int warmUp = 2 + random.nextInt(10);
        final double threshold = 0.1 + 10 * random.nextDouble();
        final EwmaDetector detector = EwmaDetector.on("x").by("key").alpha(alpha).warmUp(warmUp).threshold(threshold);
        final NaiveEwma naive = new NaiveEwma(relative, alpha, warmUp, threshold);
        try (StageHarness harness = StageHarness.of(relative ? detector.relativeChange() : detector, IN)) {
            for (int i = 0; i < 150 * Samples.ROUNDS; i++) {
                final String key = random.nextInt(9) == 0 ? null : "K" + random.nextInt(4);
                final Double value = value(random);
                final Double expected = naive.score(key, value);
                final Double actual = (Double) score(harness, key, value);
                assertEquals(expected == null, actual == null, () -> expected + " but " + actual);
                if (expected != null) {
                    assertEquals(expected, actual, 1e-7);
                }
            }
        }
    }

    private static Double value(Random random) {
        return switch (random.nextInt(20)) {
            case 0 -> null;
            case 1 -> Double.NaN;
            case 2 -> Double.NEGATIVE_INFINITY;
            case 3 -> 0.0;
            case 4 -> random.nextGaussian() * 1000;
            default -> 100 + random.nextGaussian();
        };
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void scoresDoNotDependOnLaterRows(@ForAll long seed) {
        final Random random = new Random(seed);
        final Object[] values = new Object[60];
        Arrays.setAll(values, i -> value(random));
        final EwmaDetector detector = plain(5).relativeChange();
        final int prefix = random.nextInt(values.length);
        assertEquals(scores(detector, values).subList(0, prefix),
            scores(detector, Arrays.copyOf(values, prefix)));
    }

    @Test
    void scoreIsOneHalfAtTheThreshold() {
        // mean 0 and variance 1 - 0.5 = 0.5 * (0 + 2 * 1) after 0 and 2 with alpha 0.5: mean 1, variance 1
        final EwmaDetector detector = EwmaDetector.on("x").alpha(0.5).warmUp(2).threshold(3);
        assertEquals(0.5, scores(detector, 0.0, 2.0, 4.0).get(2));
        assertEquals(0.5, scores(detector, 0.0, 2.0, -2.0).get(2));
        assertEquals(0.0, scores(detector, 0.0, 2.0, 1.0).get(2));
        assertEquals(0.25, scores(detector, 0.0, 2.0, 2.0).get(2));
    }

    @Test
    void warmsUpPerKey() {
        try (StageHarness harness = StageHarness.of(plain(3), IN)) {
            for (int i = 0; i < 3; i++) {
                assertEquals(null, score(harness, "A", (double) i));
                assertEquals(null, score(harness, null, (double) i));
            }
            assertTrue(score(harness, "A", 1.0) instanceof Double);
            assertEquals(null, score(harness, "B", 1.0));
            assertTrue(score(harness, null, 1.0) instanceof Double);
            assertEquals(3, harness.stage().stateRows());
        }
    }

    @Test
    void aConstantSeriesScoresZeroAndItsBreakOne() {
        assertEquals(Arrays.asList(null, 0.0, 0.0, 1.0), scores(plain(1), 0.1, 0.1, 0.1, 0.1000001));
        assertEquals(Arrays.asList(null, null, 0.0, 0.0, 1.0),
            scores(plain(1).relativeChange(), 7.0, 7.0, 7.0, 7.0, 8.0));
    }

    @Test
    void whatIsNoNumberIsNotLearned() {
        try (StageHarness harness = StageHarness.of(plain(1), IN)) {
            score(harness, "A", 5.0);
            final long hash = harness.stage().stateHash();
            for (final Object invalid : new Object[] {null, Double.NaN, Double.POSITIVE_INFINITY}) {
                assertEquals(null, score(harness, "A", invalid));
            }
            assertEquals(3, harness.counter(EwmaDetector.INVALID));
            assertEquals(hash, harness.stage().stateHash());
            assertEquals(0.0, score(harness, "A", 5.0));
        }
    }

    @Test
    void changesFromZeroHaveNoScore() {
        assertEquals(Arrays.asList(null, null, null, 0.0, 1.0),
            scores(plain(1).relativeChange(), 0.0, 5.0, 5.0, 5.0, 6.0));
        assertEquals(Arrays.asList(null, null, null, 1.0),
            scores(plain(1).relativeChange(), 1.0, -0.0, 5.0, 5.0));
    }

    @Test
    void valuesBeyondTheRangeOfADoubleAreNotLearned() {
        try (StageHarness harness = StageHarness.of(plain(1), IN)) {
            score(harness, "A", 1e308);
            assertEquals(1.0, score(harness, "A", -1e308));
            assertEquals(1, harness.counter(EwmaDetector.INVALID));
            assertEquals(0.0, score(harness, "A", 1e308));
        }
        try (StageHarness harness = StageHarness.of(plain(1).relativeChange(), IN)) {
            score(harness, "A", 1e-308);
            assertEquals(null, score(harness, "A", 1e308));
            assertEquals(1, harness.counter(EwmaDetector.INVALID));
        }
    }

    @Test
    void takesEveryNumericType() {
        final List<List<Object>> all = new ArrayList<>();
        for (final String field : List.of("x", "n", "d")) {
            try (StageHarness harness = StageHarness.of(
                EwmaDetector.on(field).warmUp(2).alpha(0.1).as("z"), IN)) {
                for (final int value : new int[] {10, 12, 9, 14}) {
                    harness.feed(0, Collections.singletonMap(field, value));
                }
                all.add(harness.take().stream().map(row -> row.get("z")).toList());
            }
        }
        assertTrue(all.get(0).get(3) instanceof Double);
        assertEquals(all.get(0), all.get(1));
        assertEquals(all.get(0), all.get(2));
    }

    @Test
    void theSameInputGivesTheSameStateHash() {
        try (StageHarness left = StageHarness.of(plain(2), IN); StageHarness right = StageHarness.of(plain(2), IN)) {
            for (int i = 0; i < 50; i++) {
                score(left, "K" + i % 5, i * 1.5);
                score(right, "K" + i % 5, i * 1.5);
                if (i % 9 == 0) {
                    right.stage().stateHash();
                }
            }
            assertEquals(left.stage().stateHash(), right.stage().stateHash());
            score(right, "K1", 0.5);
            assertTrue(left.stage().stateHash() != right.stage().stateHash());
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        refuses("alpha=0.0 of the EWMA detector is not between 0 and 1, choose e.g. 0.05", () -> plain(1).alpha(0));
        refuses("alpha=NaN of the EWMA detector is not between 0 and 1, choose e.g. 0.05",
            () -> plain(1).alpha(Double.NaN));
        refuses("alpha=1.0 of the EWMA detector is not between 0 and 1, choose e.g. 0.05", () -> plain(1).alpha(1));
        refuses("warmUp=0 < 1 of the EWMA detector, it needs an observation at least to have a mean", () -> plain(0));
        refuses("threshold=-1.0 of the EWMA detector is not positive and finite, choose e.g. 6.0",
            () -> plain(1).threshold(-1));
        refuses("the EWMA detector needs a number, but `key` of `in` is SYMBOL NULL: choose an INT32, INT64, FLOAT64 "
            + "or DECIMAL field", () -> EwmaDetector.on("key").plan(IN));
        refuses("the EWMA detector has key `s`, a STRING of `in`, but keys have a fixed width: declare it as SYMBOL",
            () -> plain(1).by("s").plan(IN));
        refuses("the EWMA detector adds `d`, but `in` has a field `d` already: name it otherwise with as(...)",
            () -> plain(1).as("d").plan(IN));
    }

    private static void refuses(String message, Runnable plan) {
        assertEquals(message, assertThrows(ConfigurationException.class, plan::run).getMessage());
    }

    @Test
    void logicHasEveryParameter() {
        assertEquals("ewma/1 on=x by=[key] relative=true alpha=0x1.0p-2 warmUp=7 threshold=0x1.8p1 as=z",
            plain(7).relativeChange().as("z").logic());
        assertEquals(List.of(Field.float64("z").orNull()), plain(7).as("z").plan(IN).added());
    }

    @Test
    void stateIsAsSmallAsDocumented() {
        try (StageHarness harness = StageHarness.of(plain(1), IN);
             StageHarness relative = StageHarness.of(plain(1).relativeChange(), IN);
             StageHarness global = StageHarness.of(plain(1).by(), IN)) {
            assertEquals(16 + 8 + 24, ((EwmaStage) harness.stage()).table().layout().rowBytes());
            assertEquals(16 + 8 + 32, ((EwmaStage) relative.stage()).table().layout().rowBytes());
            assertEquals(16 + 8 + 24, ((EwmaStage) global.stage()).table().layout().rowBytes());
            final int keys = 100_000;
            for (int i = 0; i < keys; i++) {
                score(harness, "K" + i, 1.0);
            }
            final double bytesPerKey = (double) harness.stage().stateBytes() / keys;
            assertTrue(bytesPerKey < 48 + 26 + 8 + 10, "bytes per key: " + bytesPerKey);
        }
    }

    @Test
    void checkpointsSeeTheStateAsItStood() {
        try (StageHarness harness = StageHarness.of(plain(2).relativeChange(), IN)) {
            score(harness, "A", 1.0);
            final double[] value = {2};
            Epochs.assertStandsStill(((EwmaStage) harness.stage()).table(), () -> {
                score(harness, "A", value[0]);
                score(harness, "B", value[0]);
                value[0] *= 3;
            });
        }
    }
}
