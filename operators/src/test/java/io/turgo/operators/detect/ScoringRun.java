package io.turgo.operators.detect;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.StageHarness;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** A detector with a scoring under test, fed value by value. */
final class ScoringRun implements AutoCloseable {
    static final Schema IN = Schema.named("in").field(Field.symbol("key").orNull())
        .field(Field.float64("x").orNull()).field(Field.int64("n").orNull())
        .field(Field.decimal("d", 18, 2).orNull()).string("s").build();

    private static final long STEP_NS = TimeUnit.MINUTES.toNanos(5);

    private final StageHarness harness;

    ScoringRun(Scoring scoring) {
        harness = StageHarness.of(Detector.on("x", scoring).by("key"), IN);
    }

    /** The scores of one key's values, five minutes apart. */
    static List<Double> scores(Scoring scoring, double... values) {
        try (ScoringRun run = new ScoringRun(scoring)) {
            final List<Double> scores = new ArrayList<>();
            for (int i = 0; i < values.length; i++) {
                scores.add(run.score("A", values[i], i * STEP_NS));
            }
            return scores;
        }
    }

    Double score(Object key, Object value, long timeNs) {
        final Map<String, Object> row = new HashMap<>();
        row.put("key", key);
        row.put("x", value);
        assertTrue(harness.feed(timeNs, row));
        return (Double) harness.take().get(0).get("score");
    }

    StageHarness harness() {
        return harness;
    }

    DetectorStage stage() {
        return (DetectorStage) harness.stage();
    }

    @Override
    public void close() {
        harness.close();
    }
}
