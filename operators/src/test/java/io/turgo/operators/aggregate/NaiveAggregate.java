package io.turgo.operators.aggregate;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/**
 * An aggregate beside the same computed the plain way, over collections, with BigDecimal.
 *
 * @param aggregate what is tested
 * @param reference from a group's rows, in the order of event time and, within one time, of the journal, to the value
 *                  it should have
 */
public record NaiveAggregate(Aggregate aggregate, Function<List<Map<String, Object>>, Object> reference) {
    /** Every aggregate over every type it takes; the fields are those of the samples. */
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
