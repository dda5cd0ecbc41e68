package io.turgo.operators.aggregate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.operators.Samples;
import io.turgo.operators.window.Tumbling;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import io.turgo.stage.StageHarness;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class AggregateTest {
    private static final double INFINITY = Double.POSITIVE_INFINITY;

    /** The aggregate of that field over one row per value. */
    private static Object over(Aggregate aggregate, String field, Object... values) {
        final Tumbling all = Tumbling.every(Duration.ofDays(1)).aggregate(aggregate.as("result"));
        try (StageHarness harness = StageHarness.of(all, Samples.SCHEMA)) {
            for (final Object value : values) {
                harness.feed(0, Collections.singletonMap(field, value));
            }
            harness.watermark(Long.MAX_VALUE);
            return harness.take().get(0).get("result");
        }
    }

    private static Object float64(Aggregate aggregate, Object... values) {
        return over(aggregate, "float64", values);
    }

    @Test
    void ofOnlyNullsIsNull() {
        NaiveAggregate.all().forEach(each -> {
            final String text = each.aggregate().toString();
            final Object zero = text.contains("= count(") ? 0L : null;
            assertEquals(text.contains("= count()") ? 2L : zero, over(each.aggregate(), "k_symbol", "A", "B"), text);
        });
    }

    @Test
    void nanGoesThroughSumsAndAverages() {
        for (final Aggregate each : List.of(Aggregate.sum("float64"), Aggregate.avg("float64"),
            Aggregate.stddevPop("float64"), Aggregate.weightedAvg("float64", "float64"))) {
            assertEquals(Double.NaN, float64(each, 1.0, Double.NaN, 2.0), each.toString());
        }
    }

    @Test
    void nanIsGreaterThanAnyNumber() {
        assertEquals(Double.NaN, float64(Aggregate.max("float64"), 1.0, Double.NaN, INFINITY));
        assertEquals(1.0, float64(Aggregate.min("float64"), Double.NaN, 1.0, INFINITY));
        assertEquals(Double.NaN, float64(Aggregate.min("float64"), Double.NaN, null));
        assertEquals(-0.0, float64(Aggregate.min("float64"), 0.0, -0.0, 0.0));
        assertEquals(0.0, float64(Aggregate.max("float64"), -0.0, 0.0, -0.0));
    }

    @Test
    void infinitiesAddUpAsDoublesDo() {
        assertEquals(INFINITY, float64(Aggregate.sum("float64"), 1.0, INFINITY, 5.0));
        assertEquals(-INFINITY, float64(Aggregate.avg("float64"), -INFINITY, 5.0));
        assertEquals(Double.NaN, float64(Aggregate.sum("float64"), -INFINITY, INFINITY));
        assertEquals(INFINITY, float64(Aggregate.sum("float64"), Double.MAX_VALUE, Double.MAX_VALUE));
    }

    @Test
    void sumsOfDoublesAreCompensated() {
        assertEquals(2.0, float64(Aggregate.sum("float64"), 1.0, 1e100, 1.0, -1e100));
        final Object[] tenths = new Object[100_000];
        Arrays.fill(tenths, 0.1);
        assertEquals(new BigDecimal(0.1).multiply(BigDecimal.valueOf(100_000)).doubleValue(),
            float64(Aggregate.sum("float64"), tenths));
        assertEquals(0.1, float64(Aggregate.avg("float64"), tenths));
    }

    @Test
    void averagesRoundOnceHalfUp() {
        assertEquals(new BigDecimal("0.5"), over(Aggregate.avg("int32").scale(1), "int32", 1, 0));
        assertEquals(new BigDecimal("1"), over(Aggregate.avg("int32").scale(0), "int32", 1, 0));
        assertEquals(new BigDecimal("-1"), over(Aggregate.avg("int32").scale(0), "int32", -1, 0));
        assertEquals(new BigDecimal("0.333333"), over(Aggregate.avg("int64"), "int64", 1, 0, null, 0));
        assertEquals(new BigDecimal("0.666667"), over(Aggregate.avg("price"), "price", "1", "0", "1"));
        assertEquals(new BigDecimal("9223372036854775807.000000"),
            over(Aggregate.avg("int64"), "int64", Long.MAX_VALUE, Long.MAX_VALUE, Long.MAX_VALUE));
    }

    @Test
    void weightsOfZeroGiveNull() {
        assertEquals(null, over(Aggregate.weightedAvg("price", "price"), "price", "0", "0.0"));
        assertEquals(null, over(Aggregate.weightedAvg("price", "price"), "price", "1.5", "-1.5"));
        assertEquals(null, float64(Aggregate.weightedAvg("float64", "float64"), 0.0));
        assertEquals(2.6, float64(Aggregate.weightedAvg("float64", "float64"), 2.0, 3.0));
    }

    @Test
    void deviationOfOneRow() {
        assertEquals(0.0, float64(Aggregate.stddevPop("float64"), 5.0));
        assertEquals(null, float64(Aggregate.stddevSamp("float64"), 5.0));
        assertEquals(StrictMath.sqrt(2), float64(Aggregate.stddevSamp("float64"), 5.0, 7.0));
    }

    @Test
    void sumsNeverWrap() {
        assertEquals(Long.MAX_VALUE, over(Aggregate.sum("int64"), "int64", Long.MAX_VALUE - 1, 1));
        assertEquals(Long.MIN_VALUE, over(Aggregate.sum("int64"), "int64", Long.MIN_VALUE + 1, -1));
        overflows("sum(int64)", Aggregate.sum("int64"), "int64", Long.MIN_VALUE, -1);
        final String nines = "9".repeat(24);
        final Object[] many = new Object[200];
        Arrays.fill(many, nines);
        assertEquals(new BigDecimal(nines + ".000000").multiply(BigDecimal.valueOf(200)),
            over(Aggregate.sum("wide"), "wide", many));
        final Object[] large = new Object[2000];
        Arrays.fill(large, "9".repeat(18));
        overflows("weightedAvg(wide, wide)", Aggregate.weightedAvg("wide", "wide"), "wide", nines, nines);
        assertEquals(new BigDecimal("9".repeat(12) + ".00000000"),
            over(Aggregate.weightedAvg("wide", "wide"), "wide", "9".repeat(12), "9".repeat(12)));
        assertEquals(new BigDecimal("9".repeat(18) + ".000000"), over(Aggregate.avg("wide"), "wide", large));
    }

    @Test
    void decimalSumsNeverWrap() {
        final Schema full = Schema.named("full").decimal("d", 38, 2).build();
        final Tumbling sum = Tumbling.every(Duration.ofDays(1)).aggregate(Aggregate.sum("d"));
        try (StageHarness harness = StageHarness.of(sum, full)) {
            harness.feed(0, Collections.singletonMap("d", "9".repeat(36)));
            final String message = assertThrows(EngineException.class,
                () -> harness.feed(0, Collections.singletonMap("d", "1"))).getMessage();
            assertTrue(message.startsWith("aggregate `sum_d` = sum(d) overflows: "), message);
        }
    }

    private static void overflows(String aggregate, Aggregate sum, String field, Object... values) {
        final String message = assertThrows(EngineException.class, () -> over(sum, field, values)).getMessage();
        assertTrue(message.startsWith("aggregate `result` = " + aggregate + " overflows: "), message);
    }

    @Test
    void resultsAreNullableWhereInputsAre() {
        final Schema in = Schema.named("in").int32("i").decimal("d", 20, 8).float64("f").symbol("s").build();
        assertEquals(List.of(Field.int64("sum_i"), Field.decimal("sum_d", 38, 8), Field.float64("sum_f"),
            Field.int32("min_i"), Field.symbol("last_s"), Field.decimal("avg_i", 38, 6), Field.decimal("avg_d", 38, 8),
            Field.float64("avg_f"), Field.decimal("weightedAvg_d", 38, 8).orNull(),
            Field.float64("weightedAvg_f").orNull(), Field.float64("stddevPop_d"),
            Field.float64("stddevSamp_d").orNull(), Field.int64("count_i")),
            AccumulatorSet.results(List.of(Aggregate.sum("i"), Aggregate.sum("d"), Aggregate.sum("f"),
                Aggregate.min("i"), Aggregate.last("s"), Aggregate.avg("i"), Aggregate.avg("d"), Aggregate.avg("f"),
                Aggregate.weightedAvg("d", "i"), Aggregate.weightedAvg("f", "d"), Aggregate.stddevPop("d"),
                Aggregate.stddevSamp("d"), Aggregate.count("i")), in));
        assertEquals(List.of(Field.int64("sum_int32").orNull(), Field.int64("count_int32")),
            AccumulatorSet.results(List.of(Aggregate.sum("int32"), Aggregate.count("int32")), Samples.SCHEMA));
    }

    @Test
    void stateIsAsSmallAsDocumented() {
        final List<Aggregate> all = List.of(Aggregate.count(), Aggregate.min("bool"), Aggregate.first("price"),
            Aggregate.max("float64"), Aggregate.last("wide"), Aggregate.min("wide"), Aggregate.stddevPop("int32"),
            Aggregate.sum("int32"), Aggregate.sum("price"), Aggregate.sum("float64"), Aggregate.avg("int64"),
            Aggregate.avg("float64"), Aggregate.weightedAvg("price", "int32"),
            Aggregate.weightedAvg("float64", "wide"), Aggregate.varSamp("price"), Aggregate.top(3, "float64"),
            Aggregate.bottom(3, "wide"), Aggregate.topBy(3, "price", "wide"), Aggregate.collect(3, "symbol"),
            Aggregate.collectLast(3, "wide"), Aggregate.quantile("price", 0.1, 0.2));
        final List<Integer> bytes = List.of(8, 16, 24, 16, 32, 24, 24, 16, 24, 24, 24, 24, 32, 32, 24, 56,
            104, 104, 56, 80, 4160);
        for (int i = 0; i < all.size(); i++) {
            final Tumbling one = Tumbling.every(Duration.ofDays(1)).aggregate(all.get(i));
            final Scope in = Scope.of(Samples.SCHEMA);
            final Scope out = Scope.of(one.plan(Samples.SCHEMA).fresh());
            assertEquals(bytes.get(i), AccumulatorSet.of(List.of(all.get(i)), in, out).stateBytes());
        }
    }

    @Test
    void refusesWhatItCannotAggregate() {
        final Schema in = Schema.named("in").symbol("s").string("t").float64("f").decimal("d", 38, 20).build();
        refuses("aggregate `min_s` = min(s) compares values, but `s` of `in` is a SYMBOL, which has no order: use "
            + "first, last or count", () -> Aggregate.min("s").results(in));
        refuses("aggregate `first_t` = first(t) keeps a value, but `t` of `in` is a STRING, which has no fixed width: "
            + "declare it as SYMBOL", () -> Aggregate.first("t").results(in));
        refuses("aggregate `sum_s` = sum(s) needs a number, but `s` of `in` is SYMBOL: choose an INT32, INT64, FLOAT64 "
            + "or DECIMAL field", () -> Aggregate.sum("s").results(in));
        refuses("aggregate `avg_f` = avg(f) scale 2 has a scale, but its result is a FLOAT64: leave the scale out, or "
            + "give it exact fields", () -> Aggregate.avg("f").scale(2).results(in));
        refuses("aggregate `x` = weightedAvg(d, d) needs products of scale=40 > 38 (d DECIMAL(38, 20), d DECIMAL(38, "
            + "20)): declare a smaller scale for one", () -> Aggregate.weightedAvg("d", "d").as("x").results(in));
        refuses("scale(2) does not apply to `sum_d` = sum(d): only avg and weightedAvg are rounded",
            () -> Aggregate.sum("d").scale(2));
        refuses("scale=39 of `avg_d` = avg(d) is not in 0..38", () -> Aggregate.avg("d").scale(39));
        refuses("aggregate `top_t` = top(2, t) keeps a value, but `t` of `in` is a STRING, which has no fixed width: "
            + "declare it as SYMBOL", () -> Aggregate.top(2, "t").results(in));
        refuses("aggregate `topBy_f` = topBy(2, f, s) compares values, but `s` of `in` is a SYMBOL, which has no "
            + "order: use first, last or count", () -> Aggregate.topBy(2, "f", "s").results(in));
        refuses("aggregate `collect_f` = collect(101, f) has n=101, which is not in 1..100",
            () -> Aggregate.collect(101, "f").results(in));
        refuses("aggregate `countDistinct_t` = countDistinct(t, 5) keeps a value, but `t` of `in` is a STRING, which "
            + "has no fixed width: declare it as SYMBOL", () -> Aggregate.countDistinct("t", 5).results(in));
        refuses("aggregate `countDistinct_f` = countDistinct(f, 0) has bound=0, which is not in 1..24576",
            () -> Aggregate.countDistinct("f", 0).results(in));
        refuses("aggregate `sumDistinct_f` = sumDistinct(f, 5) needs an exact number, but `f` of `in` is FLOAT64: "
            + "choose an INT32, INT64 or DECIMAL field", () -> Aggregate.sumDistinct("f", 5).results(in));
        refuses("aggregate `avgDistinct_d` = avgDistinct(d, 24577) has bound=24577, which is not in 1..24576",
            () -> Aggregate.avgDistinct("d", 24_577).results(in));
        refuses("aggregate `countDistinctApprox_t` = countDistinctApprox(t, 5) has precision=5, which is not in 6..16",
            () -> Aggregate.countDistinctApprox("t", 5).results(in));
        refuses("aggregate `quantile_f` = quantile(f, 0.5) buckets 127 has buckets=127, which is not in 128..65536",
            () -> Aggregate.quantile("f", 0.5).buckets(127).results(in));
        refuses("aggregate `quantile_s` = quantile(s, 0.5) buckets 1024 needs a number, but `s` of `in` is SYMBOL: "
            + "choose an INT32, INT64, FLOAT64 or DECIMAL field", () -> Aggregate.quantile("s", 0.5).results(in));
        refuses("quantile fraction=1.1 is not in 0..1", () -> Aggregate.quantile("f", 1.1));
        refuses("quantile fraction=NaN is not in 0..1", () -> Aggregate.quantile("f", Double.NaN));
        refuses("quantile fraction=1E-10 has 10 digits behind the point > 9, round it",
            () -> Aggregate.quantile("f", 1e-10));
        refuses("buckets(200) does not apply to `sum_d` = sum(d): only quantile has any",
            () -> Aggregate.sum("d").buckets(200));
        refuses("scale(2) does not apply to `top_d` = top(1, d): only avg and weightedAvg are rounded",
            () -> Aggregate.top(1, "d").scale(2));
        refuses("`in` has no field `nix`; it has s, t, f, d", () -> Aggregate.count("nix").results(in));
    }

    private static void refuses(String message, Runnable plan) {
        assertEquals(message, assertThrows(ConfigurationException.class, plan::run).getMessage());
    }
}
