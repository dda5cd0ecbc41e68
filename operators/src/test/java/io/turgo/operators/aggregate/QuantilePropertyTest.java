package io.turgo.operators.aggregate;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.turgo.operators.Samples;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleSupplier;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** Quantiles against sorted lists. */
class QuantilePropertyTest {
    private static final double[] FRACTIONS = {0, 0.001, 0.07, 0.25, 0.5, 0.75, 0.99, 0.999, 1};

    private static List<DoubleSupplier> sources(Random random) {
        return List.of(
            () -> 1 + random.nextDouble(),
            () -> Math.exp(random.nextGaussian() * 3),
            random::nextGaussian,
            () -> random.nextInt(20) - 10,
            () -> random.nextInt(3) == 0 ? Double.MIN_VALUE * random.nextInt(9) : random.nextGaussian() * 1e-300,
            () -> Double.longBitsToDouble(random.nextLong()),
            () -> random.nextInt(4) == 0 ? 1e9 * random.nextGaussian() : random.nextGaussian(),
            () -> random.nextInt(50) == 0 ? Double.MAX_VALUE : -Math.exp(random.nextGaussian()));
    }

    private static double exact(List<Double> sorted, double fraction) {
        final int rank = BigDecimal.valueOf(fraction).multiply(BigDecimal.valueOf(sorted.size()))
            .setScale(0, RoundingMode.CEILING).intValueExact();
        return sorted.get(Math.max(rank, 1) - 1);
    }

    /** The least magnitude for which the documented error holds. */
    private static double reach(List<Double> values, int buckets) {
        final double greatest =
            values.stream().filter(Double::isFinite).mapToDouble(Math::abs).max().orElse(0);
        final boolean both = values.stream().anyMatch(value -> value < 0 && value > -1 / 0.0)
            && values.stream().anyMatch(value -> value > 0 && value < 1 / 0.0);
        return greatest / Math.pow(2, (buckets / 64.0 - 1) / (both ? 2 : 1));
    }

    private static void assertNear(double exact, double estimate, double reach) {
        if (!Double.isFinite(exact)) {
            assertEquals(exact, estimate);
        } else if (Math.abs(exact) >= reach) {
            assertEquals(exact, estimate, Math.abs(exact) * Buckets.RELATIVE_ERROR * (1 + 1e-12) + Double.MIN_NORMAL);
        } else {
            assertTrue(Math.abs(estimate) <= reach * (1 + Buckets.RELATIVE_ERROR),
                () -> estimate + " for " + exact + ", reach " + reach);
        }
    }

    @Property(tries = 300, shrinking = ShrinkingMode.OFF)
    void agreesWithSortedListsHoweverMerged(@ForAll long seed) {
        final Random random = new Random(seed);
        final int buckets = List.of(128, 256, 1024).get(random.nextInt(3));
        final int parts = 1 + random.nextInt(4);
        final States states = new States(Samples.SCHEMA,
            List.of(Aggregate.quantile("float64", FRACTIONS).as("q").buckets(buckets)), parts + 1);
        final List<Double> values = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            final DoubleSupplier source = sources(random).get(random.nextInt(8));
            for (int i = random.nextInt(400); i > 0; i--) {
                final double value = source.getAsDouble();
                values.add(value);
                states.add(part, 0, Map.of("float64", value));
            }
        }
        final List<Double> shuffled = new ArrayList<>(values);
        Collections.shuffle(shuffled, random);
        shuffled.forEach(value -> states.add(parts, 0, Map.of("float64", value)));
        states.mergeParts(random, parts);
        assertArrayEquals(states.bytes(parts), states.bytes(0));
        Collections.sort(values);
        final List<Object> results = new ArrayList<>(states.results(0).values());
        for (int i = 0; i < FRACTIONS.length; i++) {
            if (values.isEmpty()) {
                assertEquals(null, results.get(i));
            } else {
                assertNear(exact(values, FRACTIONS[i]), (Double) results.get(i), reach(values, buckets));
            }
        }
    }

    @Test
    void namesAndExactEnds() {
        final States states = new States(Samples.SCHEMA,
            List.of(Aggregate.quantile("price", 0, 0.5, 0.999, 1), Aggregate.quantile("price", 0.5).as("median"),
                Aggregate.quantile("int32", 0.5)), 1);
        for (final String price : List.of("10.01", "-7.77", "3.33")) {
            states.add(0, 0, Map.of("price", price));
        }
        final Map<String, Object> results = states.results(0);
        assertEquals(List.of("quantile_price_p0", "quantile_price_p50", "quantile_price_p99_9", "quantile_price_p100",
            "median", "quantile_int32"), List.copyOf(results.keySet()));
        assertEquals(-7.77, results.get("quantile_price_p0"));
        assertEquals(3.33, (Double) results.get("median"), 3.33 / 129);
        assertEquals(results.get("median"), results.get("quantile_price_p50"));
        assertEquals(10.01, results.get("quantile_price_p100"));
        assertEquals(null, results.get("quantile_int32"));
    }

    @Test
    void ranksAreExact() {
        assertEquals(6, QuantileValues.index(100, 70_000_000));
        assertEquals(0, QuantileValues.index(1, 0));
        assertEquals(Long.MAX_VALUE - 1, QuantileValues.index(Long.MAX_VALUE, QuantileValues.WHOLE));
        assertEquals(4_999_999_999L, QuantileValues.index(10_000_000_000L, 500_000_000));
        assertEquals(5_000_000_000L, QuantileValues.index(10_000_000_001L, 500_000_000));
    }

    @Test
    void bucketsCoverAllDoubles() {
        double last = 0;
        final int top = Buckets.of(Double.MAX_VALUE);
        assertEquals(1, Buckets.of(Double.MIN_NORMAL));
        for (int bucket = 1; bucket <= top; bucket++) {
            final double value = Buckets.value(bucket);
            if (value <= last || Double.isInfinite(value) || Buckets.of(value) != bucket) {
                fail("bucket " + bucket + " has " + value + ", after " + last);
            }
            last = value;
        }
    }

    @Test
    void countersDoNotWrap() {
        final States states = new States(Samples.SCHEMA, List.of(Aggregate.quantile("int32", 0.5)), 2);
        states.add(0, 0, Map.of("int32", 5));
        // state 0 has 2^i values, state 1 is a copy of it
        for (int i = 0; i < 31; i++) {
            states.merge(0, 1);
            states.merge(1, 0);
            states.clear(1);
        }
        states.merge(0, 1);
        final String message =
            assertThrows(AggregateOverflowException.class, () -> states.merge(1, 0)).getMessage();
        assertTrue(message.endsWith("4294967296 values of about the same magnitude > 4294967295"), message);
    }
}
