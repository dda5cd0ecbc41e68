package io.turgo.operators.aggregate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.operators.Samples;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** Selections against sorted lists. */
class SelectionPropertyTest {
    private static final Comparator<TimedRow> BY_TIME = Comparator.comparingLong(TimedRow::time);

    /** A selection and how to sort for it; the sort is stable. */
    private record Reference(Aggregate aggregate, String field, String weight, int n, Comparator<TimedRow> order) {
        static Reference by(Aggregate aggregate, String field, int n, Comparator<TimedRow> order) {
            return new Reference(aggregate, field, field, n, order);
        }

        void write(List<TimedRow> rows, Map<String, Object> results) {
            final List<TimedRow> sorted = rows.stream()
                .filter(row -> row.get(field) != null && row.get(weight) != null).sorted(order).toList();
            for (int i = 0; i < n; i++) {
                results.put(aggregate.name() + '_' + (i + 1), i < sorted.size() ? sorted.get(i).get(field) : null);
            }
        }
    }

    @SuppressWarnings("unchecked")
    private static Comparator<TimedRow> by(String field) {
        return (a, b) -> ((Comparable<Object>) a.get(field)).compareTo(b.get(field));
    }

    private static List<Reference> references(int n) {
        final List<Reference> all = new ArrayList<>();
        for (final String field : List.of("bool", "int32", "int64", "float64", "price", "wide", "time")) {
            all.add(Reference.by(Aggregate.top(n, field), field, n, by(field).reversed()));
            all.add(Reference.by(Aggregate.bottom(n, field), field, n, by(field)));
        }
        for (final String weight : List.of("bool", "float64", "wide", "int32")) {
            all.add(new Reference(Aggregate.topBy(n, "symbol", weight).as("by_" + weight), "symbol", weight, n,
                by(weight).reversed().thenComparing(BY_TIME)));
        }
        for (final String field : List.of("symbol", "wide", "float64")) {
            all.add(Reference.by(Aggregate.collect(n, field), field, n, BY_TIME));
        }
        return all;
    }

    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void agreesWithSortedLists(@ForAll long seed) {
        final Random random = new Random(seed);
        final int n = 1 + random.nextInt(random.nextBoolean() ? 3 : 40);
        final int parts = 1 + random.nextInt(5);
        final List<Reference> references = references(n);
        final List<Aggregate> aggregates = new ArrayList<>(references.stream().map(Reference::aggregate).toList());
        aggregates.add(Aggregate.collectLast(n, "int64"));
        final States states = new States(Samples.SCHEMA, aggregates, parts + 1);
        final List<TimedRow> rows = states.addParts(random, parts, 1 + random.nextInt(30));
        rows.forEach(row -> states.add(parts, row.time(), row.fields()));
        states.mergeParts(random, parts);
        final Map<String, Object> expected = new LinkedHashMap<>();
        references.forEach(each -> each.write(rows, expected));
        final List<TimedRow> lastFirst = new ArrayList<>(rows);
        Collections.reverse(lastFirst);
        Reference.by(Aggregate.collectLast(n, "int64"), "int64", n, BY_TIME.reversed()).write(lastFirst, expected);
        assertEquals(expected, states.results(parts));
        assertArrayEquals(states.bytes(parts), states.bytes(0));
    }

    @Test
    void doublesOrderAsComparedDo() {
        final States states = new States(Samples.SCHEMA, List.of(Aggregate.top(6, "float64")), 1);
        final List<Double> values = List.of(0.0, Double.NaN, -1.0, -0.0, Double.POSITIVE_INFINITY, -2.0);
        values.forEach(value -> states.add(0, 0, Map.of("float64", value)));
        assertEquals(values.stream().sorted(Comparator.reverseOrder()).toList(),
            List.copyOf(states.results(0).values()));
    }
}
