package io.turgo.operators.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.Samples;
import io.turgo.operators.window.Tumbling;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import io.turgo.stage.StageHarness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The example of {@link AggregateFunction}, alone and in a window. */
class UserDefinedTest {
    private static final Aggregate MEAN = Aggregate.of("mean", new GeometricMean("float64"));

    record GeometricMean(String field) implements AggregateFunction {
        @Override
        public String logic() {
            return "geometricMean/1(" + field + ")";
        }

        @Override
        public List<String> inputs() {
            return List.of(field);
        }

        @Override
        public List<Field> results(String name, Schema in) {
            return List.of(Field.float64(name).orNull());
        }

        @Override
        public Accumulator accumulator(Scope in, List<Column> out) {
            return new LogSum(in.column(field), out.get(0));
        }
    }

    record LogSum(Column in, Column out) implements Accumulator {
        @Override
        public int stateBytes() {
            return 2 * Long.BYTES;
        }

        @Override
        public void add(Row row, MemoryWindow state, int at) {
            if (!row.isNull(in)) {
                state.putLong(at, state.getLong(at) + 1);
                state.putDouble(at + 8, state.getDouble(at + 8) + StrictMath.log(row.float64(in)));
            }
        }

        @Override
        public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
            into.putLong(intoAt, into.getLong(intoAt) + from.getLong(fromAt));
            into.putDouble(intoAt + 8, into.getDouble(intoAt + 8) + from.getDouble(fromAt + 8));
        }

        @Override
        public void write(MemoryWindow state, int at, Row row) {
            if (state.getLong(at) != 0) {
                row.float64(out, StrictMath.exp(state.getDouble(at + 8) / state.getLong(at)));
            }
        }
    }

    @Test
    void runsInAWindowBesideOthers() {
        final Tumbling window = Tumbling.every(Duration.ofNanos(10)).by("k_long")
            .aggregate(Aggregate.count(), MEAN, Aggregate.top(2, "float64").as("most"));
        assertTrue(window.logic().contains("`mean` = geometricMean/1(float64)"), window.logic());
        try (StageHarness harness = StageHarness.of(window, Samples.SCHEMA)) {
            harness.feed(1, Map.of("k_long", 7, "float64", 2.0));
            harness.feed(2, Map.of("k_long", 7, "float64", 32.0));
            harness.feed(3, Map.of("k_long", 7));
            harness.feed(4, Map.of("k_long", 8));
            harness.watermark(20);
            final List<Map<String, Object>> outputs = harness.take();
            assertEquals(8.0, (Double) outputs.get(0).get("mean"), 1e-12);
            assertEquals(3L, outputs.get(0).get("count"));
            assertEquals(32.0, outputs.get(0).get("most_1"));
            assertEquals(2.0, outputs.get(0).get("most_2"));
            assertEquals(null, outputs.get(1).get("mean"));
        }
    }

    @Test
    void merges() {
        final States states = new States(Samples.SCHEMA, List.of(MEAN), 2);
        states.add(0, 0, Map.of("float64", 2.0));
        states.add(1, 0, Map.of("float64", 32.0));
        states.merge(1, 0);
        assertEquals(8.0, (Double) states.results(0).get("mean"), 1e-12);
    }
}
