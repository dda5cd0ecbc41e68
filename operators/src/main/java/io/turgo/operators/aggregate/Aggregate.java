package io.turgo.operators.aggregate;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import java.util.List;

/**
 * An aggregate of a group of rows, as a definition has it. Immutable. As in SQL, rows in which its field is null are
 * skipped, and without any other row the result is null; {@link #count()} alone counts every row.
 *
 * <p>{@link #first} and {@link #last} go by event time, and among rows of one time by the order of the journal: so a
 * disordered input has the results of the sorted one, and parts of a window can be merged. In FLOAT64 sums, averages
 * and deviations a NaN makes the result NaN; {@link #min} and {@link #max} take NaN for greater than any number and
 * -0.0 for less than 0.0, so that they do not depend on the order of rows. A NaN that is calculated is always the same.
 *
 * <p>Bytes of state per group, W being 16 for a wide DECIMAL (of more than 18 digits) and 8 for all else:
 * <pre>
 *   count                  8        sum of INT32, INT64      16
 *   min, max           8 + W        sum of DECIMAL, FLOAT64  24
 *   first, last       16 + W        avg                      24
 *   variance, stddev      24        weightedAvg              32
 *   countDistinct        16 + W * the power of two that is at least 4/3 of the bound
 *   sumDistinct, avgDistinct  16 more than countDistinct; in sliding frames W + 8 for W, for all three
 *   countDistinctApprox  3/4 * 2^precision (3,072 unless said otherwise)
 *   quantile             64 + 4 * buckets (4,160 unless said otherwise), whatever the number of fractions
 *   top, bottom          8 + n * (W + W)
 *   topBy                8 + n * (W of the weight + 8 + W of the value)
 *   collect, collectLast 8 + n * (8 + W)
 * </pre>
 * All of it is there from a group's first row on, and is copied whole into a checkpoint if any of it has changed.
 * Everything is {@link AccumulatorSet#merge merged} exactly: parts come to the same bytes as one pass, but for the
 * rounding of FLOAT64 sums and deviations and the arrangement of the table of different values.
 */
public final class Aggregate {
    /** The least scale of an average that names none. */
    public static final int DEFAULT_AVERAGE_SCALE = 6;
    /** The scale of a weighted average that names none. */
    public static final int DEFAULT_WEIGHTED_SCALE = 8;

    /** The most fields that one aggregate may have for its result. */
    public static final int MAX_SELECTED = 100;
    /** The largest bound of {@link #countDistinct}. */
    public static final int MAX_DISTINCT = 24_576;
    /** The precision of {@link #countDistinctApprox(String)}. */
    public static final int DEFAULT_APPROX_PRECISION = 12;
    /** The least precision. */
    public static final int MIN_APPROX_PRECISION = 6;
    /** The largest precision. */
    public static final int MAX_APPROX_PRECISION = 16;
    /** How many buckets quantiles have unless {@link #buckets} says otherwise. */
    public static final int DEFAULT_BUCKETS = 1024;
    /** The fewest buckets. */
    public static final int MIN_BUCKETS = 128;
    /** The most buckets. */
    public static final int MAX_BUCKETS = 1 << 16;

    private static final String RAISE = "raise it";

    private final String name;
    private final AggregateFunction function;

    private Aggregate(String name, AggregateFunction function) {
        this.name = name;
        this.function = function;
    }

    private static Aggregate of(Builtin function, String... inputs) {
        final Call call = new Call(function, inputs);
        return new Aggregate(call.name(), call);
    }

    /**
     * A function of your own, or of a library.
     *
     * @param name     of the result's field
     * @param function see there for an example
     */
    public static Aggregate of(String name, AggregateFunction function) {
        return new Aggregate(name, function);
    }

    /** The number of rows, INT64. */
    public static Aggregate count() {
        return of(Builtin.COUNT);
    }

    /** The number of rows in which the field is not null, INT64. */
    public static Aggregate count(String field) {
        return of(Builtin.COUNT_PRESENT, field);
    }

    /**
     * The sum. Of INT32 and INT64 an exact INT64, of DECIMAL(p, s) an exact DECIMAL(38, s); a running sum beyond that
     * is an error, it never wraps. Of FLOAT64 a compensated FLOAT64.
     */
    public static Aggregate sum(String field) {
        return of(Builtin.SUM, field);
    }

    /** The least value, of any type but STRING and SYMBOL; false is less than true. */
    public static Aggregate min(String field) {
        return of(Builtin.MIN, field);
    }

    /** The greatest value, of any type but STRING and SYMBOL; true is greater than false. */
    public static Aggregate max(String field) {
        return of(Builtin.MAX, field);
    }

    /** The value of least event time, the first one in the journal of such, of any type but STRING. */
    public static Aggregate first(String field) {
        return of(Builtin.FIRST, field);
    }

    /** The value of greatest event time, the last one in the journal of such, of any type but STRING. */
    public static Aggregate last(String field) {
        return of(Builtin.LAST, field);
    }

    /**
     * The average. Of INT32, INT64 and DECIMAL(p, s) the exact average rounded once, HALF_UP, to a DECIMAL(38, scale);
     * the scale is the larger of 6 and s unless {@link #scale} says otherwise. Of FLOAT64 the compensated sum divided
     * by the count.
     */
    public static Aggregate avg(String field) {
        return of(Builtin.AVG, field);
    }

    /**
     * The average of {@code value} weighted by {@code weight}: sum(value * weight) / sum(weight), over the rows in
     * which neither is null; null if the weights add up to zero. Exact and rounded once, HALF_UP, to a
     * DECIMAL(38, scale), the scale 8 unless {@link #scale} says otherwise; a running sum beyond 38 digits is an error.
     * If either field is FLOAT64 it is calculated in FLOAT64, with compensated sums.
     */
    public static Aggregate weightedAvg(String value, String weight) {
        return of(Builtin.WEIGHTED_AVG, value, weight);
    }

    /** The population's standard deviation (divided by n), FLOAT64. */
    public static Aggregate stddevPop(String field) {
        return of(Builtin.STDDEV_POP, field);
    }

    /** The sample's standard deviation (divided by n - 1), FLOAT64; null for a single row. */
    public static Aggregate stddevSamp(String field) {
        return of(Builtin.STDDEV_SAMP, field);
    }

    /** The population's variance (divided by n), FLOAT64. */
    public static Aggregate varPop(String field) {
        return of(Builtin.VAR_POP, field);
    }

    /** The sample's variance (divided by n - 1), FLOAT64; null for a single row. */
    public static Aggregate varSamp(String field) {
        return of(Builtin.VAR_SAMP, field);
    }

    /**
     * How many different values there are, exactly, INT64; of any type but STRING. More different values in a group
     * than {@code most} are an {@link AggregateOverflowException}, as a sum beyond its type is.
     *
     * @param most 1 to {@value #MAX_DISTINCT}; memory for so many is part of each group's state
     */
    public static Aggregate countDistinct(String field, int most) {
        return countDistinct(field, most, "raise it or use countDistinctApprox");
    }

    /**
     * {@link #countDistinct(String, int)} for those who set the bound elsewhere.
     *
     * @param remedy what to do about more values, in the words of whoever set the bound
     */
    public static Aggregate countDistinct(String field, int most, String remedy) {
        final DistinctCount function = new DistinctCount(field, most, remedy);
        return new Aggregate(function.name(), function);
    }

    /**
     * The sum of the different values, exactly; of INT32 and INT64 an INT64, of DECIMAL a DECIMAL(38, s). More values
     * than {@code most} are an error as with {@link #countDistinct}.
     *
     * @param most 1 to {@value #MAX_DISTINCT}; memory for so many is part of each group's state
     */
    public static Aggregate sumDistinct(String field, int most) {
        return sumDistinct(field, most, RAISE);
    }

    /** {@link #sumDistinct(String, int)} with a remedy, as {@link #countDistinct(String, int, String)} has one. */
    public static Aggregate sumDistinct(String field, int most, String remedy) {
        final DistinctSum function = new DistinctSum(field, most, false, remedy);
        return new Aggregate(function.name(), function);
    }

    /**
     * The average of the different values, exactly, then rounded once, HALF_UP; of INT32, INT64 and DECIMAL(p, s) a
     * DECIMAL(38, s), with {@value #DEFAULT_AVERAGE_SCALE} digits behind the point at least.
     *
     * @param most as for {@link #sumDistinct}
     */
    public static Aggregate avgDistinct(String field, int most) {
        return avgDistinct(field, most, RAISE);
    }

    /** {@link #avgDistinct(String, int)} with a remedy, as {@link #countDistinct(String, int, String)} has one. */
    public static Aggregate avgDistinct(String field, int most, String remedy) {
        final DistinctSum function = new DistinctSum(field, most, true, remedy);
        return new Aggregate(function.name(), function);
    }

    /** {@link #countDistinctApprox(String, int)} with a precision of {@value #DEFAULT_APPROX_PRECISION}. */
    public static Aggregate countDistinctApprox(String field) {
        return countDistinctApprox(field, DEFAULT_APPROX_PRECISION);
    }

    /**
     * About how many different values there are, INT64; of any type. A HyperLogLog of 2^precision registers: the
     * standard error is 1.04 / sqrt(2^precision), so 1.6 % at a precision of 12, and a few values are counted nearly
     * exactly.
     *
     * @param precision {@value #MIN_APPROX_PRECISION} to {@value #MAX_APPROX_PRECISION}
     */
    public static Aggregate countDistinctApprox(String field, int precision) {
        final DistinctEstimate function = new DistinctEstimate(field, precision);
        return new Aggregate(function.name(), function);
    }

    /**
     * Quantiles of a number, FLOAT64: for each fraction the least value that so large a part of the values does not
     * exceed, to within 1/129 (0.8 %) of itself. 0 gives the least value and 1 the greatest one, both exactly. NaN is
     * greater than any number. With one fraction the result's field has the aggregate's name, with several they have it
     * and the percentage: {@code quantile_price_p50}, {@code quantile_price_p99_9}.
     *
     * <p>The error holds for magnitudes down to the greatest one of the group divided by 2^(buckets / 64 - 1): with the
     * {@value #DEFAULT_BUCKETS} buckets that there are by default, to a 32,768th of it; and where there are negative
     * and positive values, down to its division by the square root of that. Smaller ones are taken for about that one.
     *
     * @param fractions 0 to 1 each, of at most nine digits behind the point; 1 to {@value #MAX_SELECTED} of them
     * @throws ConfigurationException if a fraction is out of its range
     */
    public static Aggregate quantile(String field, double... fractions) {
        final Quantiles function = Quantiles.of(field, fractions);
        return new Aggregate(function.name(), function);
    }

    /**
     * The n greatest values, the greatest first, in n fields with the aggregate's name and {@code _1} to {@code _n},
     * null where there are fewer; of any type but STRING and SYMBOL. Equal values are as many as there are.
     *
     * @param n 1 to {@value #MAX_SELECTED}
     */
    public static Aggregate top(int n, String field) {
        return selection(Selection.Order.TOP, n, field, null);
    }

    /** The n least values, the least first, otherwise as {@link #top}. */
    public static Aggregate bottom(int n, String field) {
        return selection(Selection.Order.BOTTOM, n, field, null);
    }

    /**
     * The values of {@code field} in the n rows of greatest {@code weight}, the greatest first; among equal weights the
     * one of earlier event time, then the first one in the journal. Rows in which either is null are skipped. Values
     * are of any type but STRING, weights of any but STRING and SYMBOL; fields as with {@link #top}.
     *
     * @param n 1 to {@value #MAX_SELECTED}
     */
    public static Aggregate topBy(int n, String field, String weight) {
        return selection(Selection.Order.TOP_BY, n, field, weight);
    }

    /**
     * The n first values, by event time and then by the order of the journal, of any type but STRING; fields as with
     * {@link #top}. More values than n are left out.
     *
     * @param n 1 to {@value #MAX_SELECTED}
     */
    public static Aggregate collect(int n, String field) {
        return selection(Selection.Order.COLLECT, n, field, null);
    }

    /** The n last values, the last one first, otherwise as {@link #collect}. */
    public static Aggregate collectLast(int n, String field) {
        return selection(Selection.Order.COLLECT_LAST, n, field, null);
    }

    private static Aggregate selection(Selection.Order order, int n, String field, String weight) {
        final Selection function = new Selection(order, n, field, weight);
        return new Aggregate(function.name(), function);
    }

    /**
     * The same under another name: the name of the result's field, or, where there are several, what their names begin
     * with.
     */
    public Aggregate as(String newName) {
        return new Aggregate(newName, function);
    }

    /**
     * The same with a result of so many digits behind the point, 0 to 38; for exact averages only.
     *
     * @throws ConfigurationException if it is no average, or the scale is out of its range
     */
    public Aggregate scale(int digits) {
        if (function instanceof Call call) {
            return new Aggregate(name, call.scale(name, digits));
        }
        throw Call.notScaled(name, digits, function);
    }

    /**
     * The same with so many buckets, {@value #MIN_BUCKETS} to {@value #MAX_BUCKETS}; for {@link #quantile} only.
     *
     * @throws ConfigurationException if it is no quantile
     */
    public Aggregate buckets(int count) {
        if (function instanceof Quantiles quantiles) {
            return new Aggregate(name, quantiles.buckets(count));
        }
        throw new ConfigurationException(
            "buckets(" + count + ") does not apply to " + this + ": only quantile has any");
    }

    /** The name of the result's field: the function and its field, unless {@link #as} says otherwise. */
    public String name() {
        return name;
    }

    /** The fields that are aggregated. */
    public List<String> inputs() {
        return function.inputs();
    }

    /** Function, fields, parameters and name in a normal form. */
    @Override
    public String toString() {
        return text(name, function);
    }

    static String text(String name, AggregateFunction function) {
        return "`" + name + "` = " + function.logic();
    }

    List<Field> results(Schema in) {
        return function.results(name, in);
    }

    Accumulator accumulator(Scope in, Scope out) {
        return function.accumulator(in, columns(in, out));
    }

    /** The same for frames that rows leave again. */
    Accumulator sliding(Scope in, Scope out) {
        return function.sliding(in, columns(in, out));
    }

    private List<Column> columns(Scope in, Scope out) {
        return results(in.schema()).stream().map(field -> out.column(field.name())).toList();
    }
}
