package io.turgo.operators;

import static org.junit.jupiter.api.Assertions.assertFalse;

import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.detect.Detector;
import io.turgo.operators.detect.EwmaDetector;
import io.turgo.operators.detect.RandomCutForestDetector;
import io.turgo.operators.detect.Scorings;
import io.turgo.operators.enrich.Enrich;
import io.turgo.operators.join.Deduplicate;
import io.turgo.operators.over.Over;
import io.turgo.operators.over.Running;
import io.turgo.operators.window.AssignWindows;
import io.turgo.operators.window.Counting;
import io.turgo.operators.window.Cumulating;
import io.turgo.operators.window.Hopping;
import io.turgo.operators.window.Session;
import io.turgo.operators.window.Tumbling;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.ReferenceTable;
import io.turgo.testing.StageVerifier;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All state of every operator is in its tables: it may be put back between any two calls. */
class StageStateTest {
    private static final long SEED = Long.getLong("turgo.seed", 20240101);
    private static final int ROWS = 400;
    private static final int KEYS = 5;
    private static final long STEP_NS = 1_000_000;
    private static final int MOST_DISORDER = 20;
    private static final Schema ITEMS =
        Schema.named("items").int64("key").float64("value").decimal("amount", 12, 2).build();
    private static final ReferenceTable NAMES =
        new ReferenceTable("names", Schema.named("names").int64("key").symbol("name").build(), "key");

    static Stream<Operator> operators() {
        return Stream.of(
            Tumbling.every(Duration.ofMillis(10)).by("key").aggregate(Aggregate.count(), Aggregate.sum("amount"),
                Aggregate.avg("value"), Aggregate.first("amount"), Aggregate.last("amount")),
            Deduplicate.within(Duration.ofMillis(15)).by("key"),
            Over.range(Duration.ofMillis(9)).by("key").aggregate(Aggregate.sum("amount"), Aggregate.count()),
            Over.range(Duration.ofMillis(9)).by("key").aggregate(Aggregate.max("value"), Aggregate.last("amount")),
            Over.rows(4).by("key").aggregate(Aggregate.min("value"), Aggregate.sum("amount")),
            Over.unboundedRange().by("key").aggregate(Aggregate.min("value"), Aggregate.sum("amount")),
            Over.unboundedRows().by("key").aggregate(Aggregate.first("amount"), Aggregate.count()),
            Running.over(Duration.ofMillis(9)).by("key").aggregate(Aggregate.sum("amount"), Aggregate.min("value")),
            Hopping.of(Duration.ofMillis(15), Duration.ofMillis(6)).by("key").allowedLateness(Duration.ofMillis(9))
                .aggregate(Aggregate.count()),
            Cumulating.of(Duration.ofMillis(5), Duration.ofMillis(20)).by("key").early(Duration.ofMillis(7))
                .aggregate(Aggregate.sum("amount")),
            AssignWindows.of(Hopping.of(Duration.ofMillis(15), Duration.ofMillis(6))),
            Hopping.of(Duration.ofMillis(15), Duration.ofMillis(6)).assigned().by("key").aggregate(Aggregate.count()),
            Session.gap(Duration.ofMillis(4)).by("key").aggregate(Aggregate.max("amount")),
            Session.gap(Duration.ofMillis(4)).by("key").allowedLateness(Duration.ofMillis(9))
                .aggregate(Aggregate.min("amount")),
            Counting.every(3).by("key").aggregate(Aggregate.last("amount")),
            EwmaDetector.on("value").by("key"),
            Detector.on("value", Scorings.auto()).by("key"),
            Detector.on("value", Scorings.hampel()).by("key"),
            Detector.on("value", Scorings.cusum()).by("key"),
            Detector.on("value", Scorings.pageHinkley()).by("key"),
            Detector.on("value", Scorings.spot()).by("key"),
            Detector.on("value", Scorings.driftSpot()).by("key"),
            Detector.on("value", Scorings.daily(6)).by("key"),
            Detector.on("value", Scorings.rateOfChange(1)).by("key"),
            RandomCutForestDetector.on("value").by("key").forest(4, 16).shingle(2));
    }

    @ParameterizedTest
    @MethodSource("operators")
    void mayBePutBackBetweenAnyTwoCalls(Operator operator) {
        final Random random = new Random(SEED);
        final StageVerifier verifier = StageVerifier.of(operator, ITEMS);
        for (int i = 0; i < ROWS; i++) {
            final long time = (i - random.nextInt(MOST_DISORDER)) * STEP_NS;
            verifier.row(time, Map.of("key", (long) random.nextInt(KEYS), "value", random.nextGaussian(),
                "amount", "" + random.nextInt(1000)));
            if (random.nextInt(4) == 0) {
                verifier.watermark((i - MOST_DISORDER) * STEP_NS);
            }
        }
        assertFalse(verifier.verify().isEmpty(), "seed " + SEED);
    }

    @Test
    void referencesAreState() {
        final StageVerifier verifier = StageVerifier.of(Enrich.from(NAMES).on("key").adding("name"), ITEMS);
        final Random random = new Random(SEED);
        for (int i = 0; i < ROWS; i++) {
            final long key = random.nextInt(KEYS);
            switch (random.nextInt(3)) {
                case 0 -> verifier.put(0, Map.of("key", key, "name", "n" + i));
                case 1 -> verifier.delete(0, Map.of("key", key, "name", ""));
                default -> verifier.row(i, Map.of("key", key, "value", 1.0, "amount", "1"));
            }
        }
        assertFalse(verifier.verify().isEmpty(), "seed " + SEED);
    }
}
