package io.turgo.operators.aggregate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.operators.Outputs;
import io.turgo.operators.Samples;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** Parts merged in any grouping come to what one pass does; what is retracted leaves what was never added. */
class MergePropertyTest {
    private static final List<NaiveAggregate> ALL = NaiveAggregate.all();
    private static final List<NaiveAggregate> RETRACTABLE =
        ALL.stream().filter(each -> states(List.of(each), 1).set().retractable()).toList();

    private static States states(List<NaiveAggregate> aggregates, int count) {
        return new States(Samples.SCHEMA, aggregates.stream().map(NaiveAggregate::aggregate).toList(), count);
    }

    private static Map<String, Object> naive(List<NaiveAggregate> aggregates, List<TimedRow> rows) {
        final List<Map<String, Object>> byTime =
            rows.stream().sorted(Comparator.comparingLong(TimedRow::time)).map(TimedRow::fields).toList();
        final Map<String, Object> results = new LinkedHashMap<>();
        aggregates.forEach(each -> results.put(each.aggregate().name(), each.reference().apply(byTime)));
        return results;
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void partsComeToWhatOnePassDoes(@ForAll long seed) {
        final Random random = new Random(seed);
        final int parts = 1 + random.nextInt(6);
        final States states = states(ALL, parts);
        final List<TimedRow> rows = states.addParts(random, parts, 1 + random.nextInt(40));
        states.mergeParts(random, parts);
        Outputs.assertSame(List.of(naive(ALL, rows)), List.of(states.results(0)));
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void nothingAndSomethingAreSomething(@ForAll long seed) {
        final Random random = new Random(seed);
        final States states = states(ALL, 2);
        for (int i = random.nextInt(20); i >= 0; i--) {
            final TimedRow row = TimedRow.random(random, 10);
            states.add(1, row.time(), row.fields());
        }
        final byte[] state = states.bytes(1);
        states.merge(0, 1);
        assertArrayEquals(state, states.bytes(1), "nothing merged into it");
        states.merge(1, 0);
        assertArrayEquals(state, states.bytes(0), "merged into nothing");
    }

    @Property(tries = 200, shrinking = ShrinkingMode.OFF)
    void whatIsRetractedWasNeverThere(@ForAll long seed) {
        final Random random = new Random(seed);
        final States states = states(RETRACTABLE, 2);
        final List<TimedRow> in = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            if (random.nextInt(5) < 2 && !in.isEmpty()) {
                final TimedRow row = in.remove(random.nextInt(in.size()));
                states.retract(0, row.time(), row.fields());
            } else {
                in.add(TimedRow.random(random, 10));
                states.add(0, in.get(in.size() - 1).time(), in.get(in.size() - 1).fields());
            }
        }
        in.forEach(row -> states.add(1, row.time(), row.fields()));
        assertArrayEquals(states.bytes(1), states.bytes(0));
        assertEquals(naive(RETRACTABLE, in), states.results(0));
        in.forEach(row -> states.retract(0, row.time(), row.fields()));
        assertArrayEquals(new byte[states.set().stateBytes()], states.bytes(0));
    }

    @Test
    void retractsWhatIsExactOnly() {
        final List<Aggregate> exact = List.of(Aggregate.count(), Aggregate.count("symbol"), Aggregate.sum("int32"),
            Aggregate.sum("wide"), Aggregate.avg("price"), Aggregate.weightedAvg("wide", "int32"));
        assertTrue(new States(Samples.SCHEMA, exact, 1).set().retractable());
        for (final Aggregate other : List.of(Aggregate.sum("float64"), Aggregate.avg("float64"),
            Aggregate.weightedAvg("float64", "int32"), Aggregate.min("int32"), Aggregate.max("wide"),
            Aggregate.min("float64"), Aggregate.first("int32"), Aggregate.last("int32"),
            Aggregate.stddevPop("int32"))) {
            final List<Aggregate> both = new ArrayList<>(exact);
            both.add(other);
            final States states = new States(Samples.SCHEMA, both, 1);
            assertFalse(states.set().retractable(), other.toString());
            assertThrows(UnsupportedOperationException.class, () -> states.retract(0, 0, Map.of()));
        }
    }

    @Test
    void mergedAndRetractedSumsDoNotWrap() {
        overflows("int64", Long.MAX_VALUE, 1L, "sum_int64` = sum(int64) overflows: 1 + 9223372036854775807 is out of");
        overflows("int64", -2L, Long.MIN_VALUE, "overflows: -9223372036854775808 + -2 is out of the range of an INT64");
        final States longs = new States(Samples.SCHEMA, List.of(Aggregate.sum("int64")), 1);
        longs.add(0, 0, Map.of("int64", Long.MAX_VALUE));
        final String message = assertThrows(AggregateOverflowException.class,
            () -> longs.retract(0, 0, Map.of("int64", -1L))).getMessage();
        assertTrue(message.contains("9223372036854775807 - -1 is out of the range of an INT64"), message);
    }

    private static void overflows(String field, Object left, Object right, String expected) {
        final States states = new States(Samples.SCHEMA, List.of(Aggregate.sum(field)), 2);
        states.add(0, 0, Map.of(field, left));
        states.add(1, 0, Map.of(field, right));
        final String message =
            assertThrows(AggregateOverflowException.class, () -> states.merge(0, 1)).getMessage();
        assertTrue(message.contains(expected), message);
    }

    @Test
    void largeDoublesMerge() {
        final States states = new States(Samples.SCHEMA, List.of(Aggregate.sum("float64"),
            Aggregate.stddevPop("float64"), Aggregate.avg("float64")), 3);
        states.add(0, 0, Map.of("float64", 1e300));
        states.merge(0, 1);
        assertEquals(states.results(0), states.results(1));
        states.add(2, 0, Map.of("float64", 1.0));
        states.merge(2, 1);
        states.clear(0);
        states.add(0, 0, Map.of("float64", -1e300));
        states.merge(0, 1);
        assertEquals(1.0, states.results(1).get("sum_float64"));
    }

    @Test
    void firstAndLastGoByEventTime() {
        final States states = new States(Samples.SCHEMA, List.of(Aggregate.first("price"), Aggregate.last("price")), 2);
        states.add(0, 20, Map.of("price", "2"));
        states.add(0, 10, Map.of("price", "1"));
        states.add(0, 20, Map.of("price", "3"));
        states.add(0, 10, Map.of("price", "4"));
        assertEquals(Map.of("first_price", new BigDecimal("1.0000"), "last_price", new BigDecimal("3.0000")),
            states.results(0));
        states.add(1, 10, Map.of("price", "5"));
        states.add(1, 20, Map.of("price", "6"));
        states.merge(1, 0);
        assertEquals(Map.of("first_price", new BigDecimal("1.0000"), "last_price", new BigDecimal("6.0000")),
            states.results(0));
    }
}
