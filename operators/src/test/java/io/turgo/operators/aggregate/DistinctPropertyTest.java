package io.turgo.operators.aggregate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import com.dynatrace.hash4j.hashing.Hashing;
import io.turgo.operators.Samples;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** Counts of different values, exact ones against sets, estimates against the library's sketch and its error. */
class DistinctPropertyTest {
    private static final List<String> FIELDS =
        List.of("k_symbol", "k_bool", "k_long", "k_wide", "k_double", "int32", "wide", "float64", "symbol", "time");
    private static final List<String> EXACT = List.of("int32", "int64", "k_long", "price", "wide", "k_wide");
    private static final Schema TEXT = Schema.named("text").field(Field.string("text").orNull()).build();

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void exactCountsAgreeWithSets(@ForAll long seed) {
        final Random random = new Random(seed);
        final int parts = 1 + random.nextInt(4);
        final List<Aggregate> aggregates = FIELDS.stream().map(each -> Aggregate.countDistinct(each, 240)).toList();
        final States states = new States(Samples.SCHEMA, aggregates, parts + 1);
        final List<TimedRow> rows = states.addParts(random, parts, 2);
        rows.forEach(row -> states.add(parts, row.time(), row.fields()));
        states.mergeParts(random, parts);
        final Map<String, Object> expected = new LinkedHashMap<>();
        FIELDS.forEach(field -> expected.put("countDistinct_" + field,
            rows.stream().map(row -> row.get(field)).filter(Objects::nonNull).distinct().count()));
        assertEquals(expected, states.results(parts));
        assertEquals(expected, states.results(0));
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void sumsAndAveragesAreThoseOfSets(@ForAll long seed) {
        final Random random = new Random(seed);
        final int parts = 1 + random.nextInt(4);
        final List<Aggregate> aggregates = EXACT.stream().flatMap(each -> Stream.of(
            Aggregate.sumDistinct(each, 240), Aggregate.avgDistinct(each, 240))).toList();
        final States states = new States(Samples.SCHEMA, aggregates, parts + 1);
        final List<TimedRow> rows = states.addParts(random, parts, 2);
        rows.forEach(row -> states.add(parts, row.time(), row.fields()));
        states.mergeParts(random, parts);
        final Map<String, Object> expected = new LinkedHashMap<>();
        for (final String field : EXACT) {
            final List<BigDecimal> values = rows.stream().map(row -> row.get(field)).filter(Objects::nonNull)
                .distinct().map(value -> new BigDecimal(value.toString())).toList();
            final BigDecimal sum = values.stream().reduce(BigDecimal.ZERO, BigDecimal::add);
            final boolean whole = Samples.SCHEMA.field(field).type() != Type.DECIMAL;
            expected.put("sumDistinct_" + field, values.isEmpty() ? null : whole ? (Object) sum.longValueExact() : sum);
            expected.put("avgDistinct_" + field, values.isEmpty() ? null : sum.setScale(6).divide(
                BigDecimal.valueOf(values.size()), 6, RoundingMode.HALF_UP));
        }
        assertEquals(expected, states.results(parts), "seed " + seed);
        assertEquals(expected, states.results(0), "seed " + seed);
    }

    /** In any order, not only as rows leave a frame; and with tables so full that most values are not at home. */
    @Property(tries = 100, shrinking = ShrinkingMode.OFF)
    void whatIsTakenBackIsGone(@ForAll long seed) {
        final Random random = new Random(seed);
        final int most = 3 << random.nextInt(5);
        final List<Aggregate> aggregates = Stream.of("int64", "wide").flatMap(field -> Stream.of(
            Aggregate.countDistinct(field, most), Aggregate.sumDistinct(field, most))).toList();
        final States states = new States(Samples.SCHEMA, aggregates, 2, true);
        final List<Map<String, Object>> rows = new ArrayList<>();
        assertTrue(states.set().retractable());
        for (int i = 0; i < 400; i++) {
            final long value = random.nextInt(most) - 2L;
            if (!rows.isEmpty() && random.nextInt(5) < (i > 300 ? 4 : 2)) {
                states.retract(0, 0, rows.remove(random.nextInt(rows.size())));
            } else {
                rows.add(Map.of("int64", value * 3, "wide", new BigDecimal(value).scaleByPowerOfTen(15).toString()));
                states.add(0, 0, rows.get(rows.size() - 1));
            }
            final List<Long> values = rows.stream().map(row -> (Long) row.get("int64")).distinct().toList();
            final Map<String, Object> results = states.results(0);
            final String what = "seed " + seed + ", step " + i;
            assertEquals((long) values.size(), results.get("countDistinct_int64"), what);
            assertEquals((long) values.size(), results.get("countDistinct_wide"), what);
            assertEquals(values.isEmpty() ? null : values.stream().mapToLong(each -> each).sum(),
                results.get("sumDistinct_int64"), what);
        }
        states.merge(0, 1);
        assertEquals(states.results(0), states.results(1));
        rows.forEach(row -> states.retract(0, 0, row));
        assertArrayEquals(new byte[states.set().stateBytes()], states.bytes(0), "seed " + seed);
    }

    @Test
    void aSumOfIntegersBeyondTheirRangeIsAnError() {
        final States states = new States(Samples.SCHEMA,
            List.of(Aggregate.sumDistinct("int64", 4), Aggregate.avgDistinct("int64", 4)), 1);
        states.add(0, 0, Map.of("int64", Long.MAX_VALUE));
        states.add(0, 0, Map.of("int64", Long.MAX_VALUE));
        assertEquals(Long.MAX_VALUE, states.results(0).get("sumDistinct_int64"));
        states.add(0, 0, Map.of("int64", 1L));
        assertTrue(assertThrows(AggregateOverflowException.class, () -> states.results(0)).getMessage()
            .contains("9223372036854775808 is out of the range of an INT64"));
        states.add(0, 0, Map.of("int64", -1L));
        assertEquals(Long.MAX_VALUE, states.results(0).get("sumDistinct_int64"));
    }

    @Test
    void countsUpToItsBound() {
        for (final int bound : new int[] {1, 2, 3, 4, 6, 7, 12, 13, 100, Aggregate.MAX_DISTINCT}) {
            for (final boolean withZero : new boolean[] {false, true}) {
                final States states =
                    new States(Samples.SCHEMA, List.of(Aggregate.countDistinct("int64", bound)), 2);
                final long first = withZero ? 0 : 1;
                for (int round = 0; round < 2; round++) {
                    for (long i = first; i < first + bound; i++) {
                        states.add(0, 0, Map.of("int64", i << 20));
                    }
                }
                assertEquals((long) bound, states.results(0).get("countDistinct_int64"));
                final String message = assertThrows(AggregateOverflowException.class,
                    () -> states.add(0, 0, Map.of("int64", -1L))).getMessage();
                assertEquals("aggregate `countDistinct_int64` = countDistinct(int64, " + bound + ") overflows: "
                    + "different values=" + (bound + 1) + " > " + bound + ", its bound, raise it or use "
                    + "countDistinctApprox", message);
                states.add(1, 0, Map.of("int64", -1L));
                assertThrows(AggregateOverflowException.class, () -> states.merge(0, 1));
            }
        }
    }

    @Test
    void zeroesAndNansAreOneValueEach() {
        final States states = new States(Samples.SCHEMA,
            List.of(Aggregate.countDistinct("float64", 3), Aggregate.countDistinctApprox("float64")), 1);
        for (final double value : new double[] {0.0, -0.0, Double.NaN, Double.longBitsToDouble(-1), 0.0}) {
            states.add(0, 0, Map.of("float64", value));
        }
        assertEquals(Map.of("countDistinct_float64", 2L, "countDistinctApprox_float64", 2L), states.results(0));
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void estimatesMergeToWhatOnePassGives(@ForAll long seed) {
        final Random random = new Random(seed);
        final int parts = 1 + random.nextInt(4);
        final List<Aggregate> aggregates = FIELDS.stream()
            .map(each -> Aggregate.countDistinctApprox(each, 6 + random.nextInt(8))).toList();
        final States states = new States(Samples.SCHEMA, aggregates, parts + 1);
        final List<TimedRow> rows = states.addParts(random, parts, 2);
        rows.forEach(row -> states.add(parts, row.time(), row.fields()));
        states.mergeParts(random, parts);
        assertArrayEquals(states.bytes(parts), states.bytes(0));
        assertEquals(states.results(parts), states.results(0));
    }

    @Property(tries = 60, shrinking = ShrinkingMode.OFF)
    void estimatesAreTheLibrarys(@ForAll long seed) {
        final Random random = new Random(seed);
        final int precision = 6 + random.nextInt(11);
        final States states = new States(TEXT, List.of(Aggregate.countDistinctApprox("text", precision)), 1);
        final HyperLogLog whole = HyperLogLog.create(precision);
        final Set<String> texts = new HashSet<>();
        for (int i = random.nextInt(3_000); i >= 0; i--) {
            final String text = "x".repeat(random.nextInt(random.nextInt(20) == 0 ? 2_000 : 3)) + random.nextInt(2_000);
            final byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            texts.add(text);
            whole.add(Hashing.komihash5_0().hashBytesToLong(utf8));
            states.add(0, 0, Map.of("text", text));
        }
        assertArrayEquals(whole.getState(), states.bytes(0));
        final long estimate = (Long) states.results(0).get("countDistinctApprox_text");
        assertEquals(Math.round(whole.getDistinctCountEstimate()), estimate);
        final double error = 1.04 / Math.sqrt(1 << precision);
        assertEquals(texts.size(), estimate, 1 + 6 * error * texts.size());
    }

    @Test
    void errorIsAsDocumented() {
        double squares = 0;
        final int runs = 60;
        for (int run = 0; run < runs; run++) {
            final States states = new States(Samples.SCHEMA, List.of(Aggregate.countDistinctApprox("int64", 8)), 1);
            for (long i = 0; i < 5_000; i++) {
                states.add(0, 0, Map.of("int64", i + run * 1_000_000L));
            }
            squares += Math.pow((Long) states.results(0).get("countDistinctApprox_int64") / 5_000.0 - 1, 2);
        }
        final double standardError = Math.sqrt(squares / runs);
        assertTrue(standardError < 1.04 / 16 * 1.3, "standard error " + standardError);
    }

    @Test
    void documentedSizes() {
        final Map<Integer, Integer> slots = Map.of(1, 2, 2, 4, 3, 4, 4, 8, 6, 8, 7, 16, 12, 16, 1_000, 2_048);
        slots.forEach((bound, count) -> assertEquals(16 + 8 * count,
            new States(Samples.SCHEMA, List.of(Aggregate.countDistinct("int32", bound)), 1).set().stateBytes()));
        assertEquals(16 + 16 * 2_048 + 16,
            new States(Samples.SCHEMA, List.of(Aggregate.sumDistinct("wide", 1_536)), 1).set().stateBytes());
        assertEquals(16 + 16 * 2_048,
            new States(Samples.SCHEMA, List.of(Aggregate.countDistinct("wide", 1_536)), 1).set().stateBytes());
        assertEquals(3_072,
            new States(Samples.SCHEMA, List.of(Aggregate.countDistinctApprox("wide")), 1).set().stateBytes());
        assertEquals("48, 96, 49152", List.of(6, 7, 16).stream().map(precision -> "" + new States(Samples.SCHEMA,
            List.of(Aggregate.countDistinctApprox("wide", precision)), 1).set().stateBytes())
            .collect(Collectors.joining(", ")));
    }
}
