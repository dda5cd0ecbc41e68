package io.turgo.operators.aggregate;

import io.turgo.operators.Outputs;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.function.Function;

/**
 * An aggregate beside the same computed the plain way, over collections, with BigDecimal.
 *
 * @param aggregate what is tested
 * @param reference from a group's rows, in the order of event time and, within one time, of the journal, to the value
 *                  it should have, or, as a list, to its values
 */
public record NaiveAggregate(Aggregate aggregate, Function<List<Map<String, Object>>, Object> reference) {
    private static final double SKETCH_ERROR = 129;
    /** 2 to the power of half of 1024 / 64 - 1, rounded down. */
    private static final double SKETCH_REACH = 181;

    /** Every aggregate over every type it takes, but for {@link #collecting} ones; the fields are those of samples. */
    public static List<NaiveAggregate> all() {
        return List.of(
            of(Aggregate.count(), rows -> (long) rows.size()),
            of(Aggregate.count("price"), rows -> (long) present(rows, "price").size()),
            of(Aggregate.count("symbol"), rows -> (long) present(rows, "symbol").size()),
            of(Aggregate.sum("int32"), rows -> longOf(sum(rows, "int32"))),
            of(Aggregate.sum("int64"), rows -> longOf(sum(rows, "int64"))),
            of(Aggregate.sum("price"), rows -> sum(rows, "price")),
            of(Aggregate.sum("wide"), rows -> sum(rows, "wide")),
            of(Aggregate.sum("float64"), rows -> doubleOf(sum(rows, "float64"))),
            min("bool"), max("bool"), min("int32"), max("int32"), min("int64"), max("int64"), min("float64"),
            max("float64"), min("price"), max("price"), min("wide"), max("wide"), min("time"), max("time"),
            first("bool"), last("bool"), first("int32"), last("int32"), first("float64"), last("float64"),
            first("price"), last("price"), first("wide"), last("wide"), first("symbol"), last("symbol"),
            of(Aggregate.avg("int32"), rows -> average(rows, "int32", 6)),
            of(Aggregate.avg("int64").scale(0).as("avg_0"), rows -> average(rows, "int64", 0)),
            of(Aggregate.avg("price"), rows -> average(rows, "price", 6)),
            of(Aggregate.avg("price").scale(2).as("avg_2"), rows -> average(rows, "price", 2)),
            of(Aggregate.avg("wide"), rows -> average(rows, "wide", 6)),
            of(Aggregate.avg("float64"), rows -> doubleOf(average(rows, "float64", 40))),
            of(Aggregate.weightedAvg("price", "int32"), rows -> weighted(rows, "price", "int32", 8)),
            of(Aggregate.weightedAvg("int32", "price").scale(3).as("w_3"), rows -> weighted(rows, "int32", "price", 3)),
            of(Aggregate.varPop("int64"), rows -> variance(rows, "int64", 0)),
            of(Aggregate.varSamp("float64"), rows -> variance(rows, "float64", 1)),
            of(Aggregate.stddevPop("price"), rows -> deviation(rows, "price", 0)),
            of(Aggregate.stddevSamp("price"), rows -> deviation(rows, "price", 1)),
            of(Aggregate.stddevPop("float64"), rows -> deviation(rows, "float64", 0)),
            of(Aggregate.stddevSamp("int32"), rows -> deviation(rows, "int32", 1)));
    }

    /** Those of bounded collections and sketches, and those with several results. */
    public static List<NaiveAggregate> collecting() {
        return List.of(
            of(Aggregate.countDistinct("symbol", 8), rows -> distinct(rows, "symbol")),
            of(Aggregate.countDistinct("bool", 2), rows -> distinct(rows, "bool")),
            of(Aggregate.countDistinct("k_double", 32), rows -> distinct(rows, "k_double")),
            of(Aggregate.sumDistinct("k_long", 32), rows -> longOf(sum(different(rows, "k_long"), "k_long"))),
            of(Aggregate.sumDistinct("k_wide", 32), rows -> sum(different(rows, "k_wide"), "k_wide")),
            of(Aggregate.avgDistinct("k_wide", 32), rows -> average(different(rows, "k_wide"), "k_wide", 6)),
            of(Aggregate.countDistinctApprox("symbol"), rows -> distinct(rows, "symbol")),
            of(Aggregate.quantile("price", 0.5), rows -> quantile(rows, "price", 0.5)),
            of(Aggregate.quantile("int32", 0.9), rows -> quantile(rows, "int32", 0.9)),
            of(Aggregate.quantile("float64", 0).as("least"), rows -> quantile(rows, "float64", 0)),
            selection(3, Aggregate.top(3, "price"), "price", by("price").reversed()),
            selection(2, Aggregate.bottom(2, "wide"), "wide", by("wide")),
            selection(4, Aggregate.collect(4, "symbol"), "symbol", (a, b) -> 0),
            of(Aggregate.collectLast(2, "int32"), rows -> {
                final List<Object> last = new ArrayList<>(present(rows, "int32"));
                Collections.reverse(last);
                return padded(2, last);
            }),
            of(Aggregate.topBy(2, "symbol", "int64"), rows -> padded(2, rows.stream()
                .filter(row -> row.get("symbol") != null && row.get("int64") != null)
                .sorted(by("int64").reversed()).map(row -> row.get("symbol")).toList())));
    }

    /** A few of both: some of them are slow when done the plain way. */
    public static List<NaiveAggregate> some(Random random) {
        final List<NaiveAggregate> all = new ArrayList<>(all());
        Collections.shuffle(all, random);
        final List<NaiveAggregate> collecting = new ArrayList<>(collecting());
        Collections.shuffle(collecting, random);
        final List<NaiveAggregate> some = new ArrayList<>(all.subList(0, 1 + random.nextInt(6)));
        some.addAll(collecting.subList(0, random.nextInt(4)));
        return some;
    }

    /** Adds the results that it should have. */
    public void write(List<Map<String, Object>> rows, Map<String, Object> output) {
        final Object result = reference.apply(rows);
        if (result instanceof List<?> several) {
            for (int i = 0; i < several.size(); i++) {
                output.put(aggregate.name() + '_' + (i + 1), several.get(i));
            }
        } else {
            output.put(aggregate.name(), result);
        }
    }

    private static NaiveAggregate selection(
        int n, Aggregate aggregate, String field, Comparator<Map<String, Object>> order) {
        return of(aggregate, rows -> padded(n, rows.stream().filter(row -> row.get(field) != null).sorted(order)
            .map(row -> row.get(field)).toList()));
    }

    private static Comparator<Map<String, Object>> by(String field) {
        return (a, b) -> naturalOrder().compare(a.get(field), b.get(field));
    }

    /** The first values, null where there are fewer. */
    private static List<Object> padded(int n, List<Object> values) {
        final List<Object> padded = new ArrayList<>(values.subList(0, Math.min(n, values.size())));
        while (padded.size() < n) {
            padded.add(null);
        }
        return padded;
    }

    private static Object distinct(List<Map<String, Object>> rows, String field) {
        return present(rows, field).stream().distinct().count();
    }

    /** A row for each different value. */
    static List<Map<String, Object>> different(List<Map<String, Object>> rows, String field) {
        return present(rows, field).stream().distinct().map(value -> Map.of(field, value)).toList();
    }

    /** Within the documented error: of values of both signs the small ones are taken for a part of the greatest one. */
    private static Object quantile(List<Map<String, Object>> rows, String field, double fraction) {
        final List<Double> sorted =
            present(rows, field).stream().map(value -> exact(value).doubleValue()).sorted().toList();
        if (sorted.isEmpty()) {
            return null;
        }
        final double exact = sorted.get(Math.max(1, (int) Math.ceil(fraction * sorted.size() - 1e-9)) - 1);
        final double greatest = sorted.stream().mapToDouble(Math::abs).max().orElseThrow();
        return fraction == 0 ? (Object) exact
            : new Outputs.Near(exact, Math.max(Math.abs(exact) / SKETCH_ERROR, greatest / SKETCH_REACH));
    }

    private static NaiveAggregate of(Aggregate aggregate, Function<List<Map<String, Object>>, Object> reference) {
        return new NaiveAggregate(aggregate, reference);
    }

    private static NaiveAggregate min(String field) {
        return of(Aggregate.min(field), rows -> present(rows, field).stream().min(naturalOrder()).orElse(null));
    }

    private static NaiveAggregate max(String field) {
        return of(Aggregate.max(field), rows -> present(rows, field).stream().max(naturalOrder()).orElse(null));
    }

    private static NaiveAggregate first(String field) {
        return of(Aggregate.first(field), rows -> present(rows, field).stream().findFirst().orElse(null));
    }

    private static NaiveAggregate last(String field) {
        return of(Aggregate.last(field), rows -> present(rows, field).stream().reduce((a, b) -> b).orElse(null));
    }

    @SuppressWarnings("unchecked")
    private static Comparator<Object> naturalOrder() {
        return (a, b) -> ((Comparable<Object>) a).compareTo(b);
    }

    private static List<Object> present(List<Map<String, Object>> rows, String field) {
        return rows.stream().map(row -> row.get(field)).filter(Objects::nonNull).toList();
    }

    private static BigDecimal exact(Object value) {
        return value instanceof Double number ? new BigDecimal(number) : new BigDecimal(value.toString());
    }

    private static BigDecimal sum(List<Map<String, Object>> rows, String field) {
        return present(rows, field).stream().map(NaiveAggregate::exact).reduce(BigDecimal::add).orElse(null);
    }

    private static BigDecimal average(List<Map<String, Object>> rows, String field, int scale) {
        final BigDecimal sum = sum(rows, field);
        return sum == null ? null
            : sum.divide(BigDecimal.valueOf(present(rows, field).size()), scale, RoundingMode.HALF_UP);
    }

    private static Object weighted(List<Map<String, Object>> rows, String value, String weight, int scale) {
        BigDecimal products = BigDecimal.ZERO;
        BigDecimal weights = BigDecimal.ZERO;
        for (final Map<String, Object> row : rows) {
            if (row.get(value) != null && row.get(weight) != null) {
                products = products.add(exact(row.get(value)).multiply(exact(row.get(weight))));
                weights = weights.add(exact(row.get(weight)));
            }
        }
        return weights.signum() == 0 ? null : products.divide(weights, scale, RoundingMode.HALF_UP);
    }

    private static Object deviation(List<Map<String, Object>> rows, String field, int lostDegrees) {
        final Double variance = variance(rows, field, lostDegrees);
        return variance == null ? null : Math.sqrt(variance);
    }

    private static Double variance(List<Map<String, Object>> rows, String field, int lostDegrees) {
        final List<Object> values = present(rows, field);
        if (values.size() <= lostDegrees) {
            return null;
        }
        final BigDecimal mean = average(rows, field, 40);
        BigDecimal squares = BigDecimal.ZERO;
        for (final Object value : values) {
            squares = squares.add(exact(value).subtract(mean).pow(2));
        }
        final BigDecimal degrees = BigDecimal.valueOf(values.size() - lostDegrees);
        return squares.divide(degrees, MathContext.DECIMAL128).doubleValue();
    }

    private static Object longOf(BigDecimal value) {
        return value == null ? null : value.longValueExact();
    }

    private static Object doubleOf(BigDecimal value) {
        return value == null ? null : value.doubleValue();
    }
}
