package io.turgo.operators.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.amazon.randomcutforest.RandomCutForest;
import io.turgo.error.ConfigurationException;
import io.turgo.memory.MemoryWindow;
import io.turgo.operators.Epochs;
import io.turgo.record.Row;
import io.turgo.stage.StageHarness;
import io.turgo.state.KeyedTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RandomCutForestDetectorTest {
    private static final long SEED = Long.getLong("turgo.seed", System.nanoTime());
    private static final RandomCutForestDetector SMALL =
        RandomCutForestDetector.on("x").by("key").forest(8, 32).shingle(3);

    private static StageHarness harness(RandomCutForestDetector detector) {
        return StageHarness.of(detector, ScoringRun.IN);
    }

    private static Double score(StageHarness harness, Object key, Object value) {
        final Map<String, Object> row = new HashMap<>();
        row.put("key", key);
        row.put("x", value);
        assertTrue(harness.feed(0, row));
        return (Double) harness.take().get(0).get("score");
    }

    private static double value(Random random) {
        return switch (random.nextInt(30)) {
            case 0 -> 1e29 * random.nextGaussian();
            case 1, 2, 3 -> 1e6;
            default -> 1e6 + random.nextGaussian();
        };
    }

    @Test
    void goesOnBitIdenticallyHoweverOftenItIsPutBackAndHoweverFewForestsAreInMemory() {
        final Random random = new Random(SEED);
        final List<String> keys = Arrays.asList("A", null, "B");
        try (StageHarness whole = harness(SMALL); StageHarness restored = harness(SMALL);
            StageHarness few = harness(SMALL.inMemory(1))) {
            for (int i = 0; i < 1_500; i++) {
                final String key = keys.get(random.nextInt(keys.size()));
                final double value = value(random);
                final Double expected = score(whole, key, value);
                if (random.nextInt(20) == 0) {
                    restored.restore(random);
                }
                assertEquals(expected, score(restored, key, value), "turgo.seed=" + SEED);
                assertEquals(expected, score(few, key, value), "turgo.seed=" + SEED);
            }
            assertEquals(whole.stage().stateHash(), restored.stage().stateHash(), "turgo.seed=" + SEED);
            assertEquals(whole.stage().stateHash(), few.stage().stateHash(), "turgo.seed=" + SEED);
            assertEquals(3, ((ForestStage) whole.stage()).forests().live());
            assertEquals(1, ((ForestStage) few.stage()).forests().live());
        }
    }

    @Test
    void theForestIsTheLibrarysFedWithAllValues() {
        final ForestSettings settings = new ForestSettings(10, 64, 4, 7);
        final RandomCutForest plain = settings.make();
        final Random random = new Random(SEED);
        try (StageHarness harness = harness(SMALL)) {
            final ForestStage stage = (ForestStage) harness.stage();
            final Forests forests = new Forests(settings, ForestPieces.of("test", stage.keys()), 1);
            final Row key = harness.claim(0);
            key.setNull(harness.in().column("key"));
            final KeyedTable heads = stage.heads();
            final int id = stage.keys().findOrAdd(heads, key);
            final MemoryWindow state = heads.at(id);
            final int at = heads.layout().valueOffset();
            final double first = value(random);
            double value = first;
            for (int i = 0; i < 700; i++) {
                final float[] point = {(float) (value - first)};
                final double expected = i < settings.firstValues() ? 0 : plain.getAnomalyScore(point);
                plain.update(point);
                assertEquals(expected, forests.learn(id, key, value, state, at), "turgo.seed=" + SEED);
                state.putLong(at, i + 1L);
                value = value(random);
            }
            forests.pieces().table().close();
        }
    }

    @Test
    void findsWhatStandsOutAndDependsOnNothingLater() {
        final Random random = new Random(3);
        final List<Double> scores = new ArrayList<>();
        final int odd = 1_200;
        try (StageHarness harness = harness(RandomCutForestDetector.on("x").by("key"));
            StageHarness prefix = harness(RandomCutForestDetector.on("x").by("key"))) {
            for (int i = 0; i < 1_300; i++) {
                final double value = StrictMath.sin(i / 20.0) + random.nextGaussian() / 20 + (i == odd ? 3 : 0);
                final Double score = score(harness, "A", value);
                if (i <= odd) {
                    assertEquals(score, score(prefix, "A", value));
                }
                scores.add(score);
            }
        }
        final int warmUp = ForestSettings.FIRST_POINTS + ReturnPeriod.WARM_UP + RandomCutForestDetector.SHINGLE - 1;
        for (int i = 0; i < scores.size(); i++) {
            final Double score = scores.get(i);
            if (i < warmUp) {
                assertNull(score);
            } else {
                assertTrue(score >= 0 && score <= 1, () -> "" + score);
            }
        }
        assertTrue(scores.get(odd) > 0.5, () -> "" + scores.get(odd));
        assertTrue(scores.subList(warmUp, odd).stream().filter(score -> score >= 0.5).count() <= 6);
    }

    @Test
    void otherSeedsGiveOtherScores() {
        final Random random = new Random(4);
        try (StageHarness one = harness(SMALL); StageHarness other = harness(SMALL.seed(43))) {
            final List<Double> left = new ArrayList<>();
            final List<Double> right = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                final double value = random.nextGaussian();
                left.add(score(one, "A", value));
                right.add(score(other, "A", value));
            }
            assertNotEquals(left, right);
        }
    }

    @Test
    void whatIsNoNumberIsNotLearned() {
        try (StageHarness harness = harness(SMALL)) {
            score(harness, "A", 5.0);
            final long hash = harness.stage().stateHash();
            final Object[] invalid = {null, Double.NaN, Double.POSITIVE_INFINITY, 1.1e30, -1.1e30};
            for (final Object each : invalid) {
                assertNull(score(harness, "A", each));
            }
            assertEquals(invalid.length, harness.counter(Detector.INVALID));
            assertEquals(hash, harness.stage().stateHash());
        }
    }

    @Test
    void constantValuesAreNoSurprise() {
        try (StageHarness harness = harness(SMALL)) {
            for (int i = 0; i < 400; i++) {
                final Double score = score(harness, "A", 7.5);
                assertTrue(score == null || score < 0.5, () -> "" + score);
            }
        }
    }

    @Test
    void checkpointsSeeTheStateAsItStood() {
        try (StageHarness harness = harness(SMALL)) {
            final Random random = new Random(5);
            score(harness, "A", 1.0);
            for (final KeyedTable table : harness.stage().tables()) {
                Epochs.assertStandsStill(table, () -> {
                    for (int i = 0; i < ForestDescriptor.SPAN; i++) {
                        score(harness, "A", random.nextGaussian());
                        score(harness, "B", random.nextGaussian());
                    }
                });
            }
        }
    }

    @Test
    void aKeyTakesNoMoreThanIsSaid() {
        final Random random = new Random(6);
        try (StageHarness harness = harness(RandomCutForestDetector.on("x"))) {
            for (int i = 0; i < 3_000; i++) {
                score(harness, null, random.nextGaussian() * i);
            }
            final ForestStage stage = (ForestStage) harness.stage();
            assertEquals(16 + 8 + 1_200, stage.heads().layout().rowBytes());
            final KeyedTable pieces = stage.forests().pieces().table();
            final long bytes = (long) pieces.size() * pieces.layout().rowBytes();
            assertTrue(bytes > 100_000 && bytes <= 180_000, () -> bytes + " bytes");
        }
    }

    @Test
    void theLogicNamesTheLibraryThatIsThere() {
        final String jar = RandomCutForest.class.getProtectionDomain().getCodeSource().getLocation().getPath();
        assertTrue(jar.endsWith("-" + ForestSettings.LIBRARY + ".jar"), jar);
    }

    @Test
    void refusesWhatItCannotDo() {
        refuses("trees=0 of the random cut forest is not in 1..1000, choose e.g. 30", () -> SMALL.forest(0, 9));
        refuses("samples=1 of the random cut forest is not in 2..8192, choose e.g. 256", () -> SMALL.forest(9, 1));
        refuses("shingle=257 of the random cut forest is not in 1..256, choose e.g. 4", () -> SMALL.shingle(257));
        refuses("inMemory=0 < 1 of the random cut forest, raise it", () -> SMALL.inMemory(0));
        refuses("the random cut forest needs a number, but `key` of `in` is SYMBOL NULL: choose an INT32, INT64, "
            + "FLOAT64 or DECIMAL field", () -> RandomCutForestDetector.on("key").plan(ScoringRun.IN));
        refuses("the random cut forest adds `d`, but `in` has a field `d` already: name it otherwise with as(...)",
            () -> SMALL.as("d").plan(ScoringRun.IN));
        assertEquals("random-cut-forest/1 library=4.4.0 trees=8 samples=32 shingle=3 seed=42 on=x by=[key] as=z",
            SMALL.inMemory(5).as("z").logic());
    }

    private static void refuses(String message, Runnable what) {
        assertEquals(message, assertThrows(ConfigurationException.class, what::run).getMessage());
    }
}
