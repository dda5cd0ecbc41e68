package io.turgo.operators.aggregate;

import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
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
 * <p>Bytes of state per group:
 * <pre>
 *   count                        8     sum of INT32, INT64           16
 *   min, max                    16     sum of DECIMAL, FLOAT64       24
 *     of a wide DECIMAL         24     avg                           24
 *   first, last                 24     weightedAvg                   32
 *     of a wide DECIMAL         32     stddev                        24
 * </pre>
 * A wide DECIMAL has more than 18 digits.
 */
public final class Aggregate {
    /** The least scale of an average that names none. */
    public static final int DEFAULT_AVERAGE_SCALE = 6;
    /** The scale of a weighted average that names none. */
    public static final int DEFAULT_WEIGHTED_SCALE = 8;

    private static final int NO_SCALE = -1;

    private final Function function;
    private final List<String> inputs;
    private final int scale;
    private final String name;

    private Aggregate(Function function, List<String> inputs, int scale, String name) {
        this.function = function;
        this.inputs = inputs;
        this.scale = scale;
        this.name = name;
    }

    private static Aggregate of(Function function, String... inputs) {
        final String name = inputs.length == 0 ? function.sql() : function.sql() + '_' + inputs[0];
        return new Aggregate(function, List.of(inputs), NO_SCALE, name);
    }

    /** The number of rows, INT64. */
    public static Aggregate count() {
        return of(Function.COUNT);
    }

    /** The number of rows in which the field is not null, INT64. */
    public static Aggregate count(String field) {
        return of(Function.COUNT_PRESENT, field);
    }

    /**
     * The sum. Of INT32 and INT64 an exact INT64, of DECIMAL(p, s) an exact DECIMAL(38, s); a running sum beyond that
     * is an error, it never wraps. Of FLOAT64 a compensated FLOAT64.
     */
    public static Aggregate sum(String field) {
        return of(Function.SUM, field);
    }

    /** The least value, of any type but STRING and SYMBOL; false is less than true. */
    public static Aggregate min(String field) {
        return of(Function.MIN, field);
    }

    /** The greatest value, of any type but STRING and SYMBOL; true is greater than false. */
    public static Aggregate max(String field) {
        return of(Function.MAX, field);
    }

    /** The value of least event time, the first one in the journal of such, of any type but STRING. */
    public static Aggregate first(String field) {
        return of(Function.FIRST, field);
    }

    /** The value of greatest event time, the last one in the journal of such, of any type but STRING. */
    public static Aggregate last(String field) {
        return of(Function.LAST, field);
    }

    /**
     * The average. Of INT32, INT64 and DECIMAL(p, s) the exact average rounded once, HALF_UP, to a DECIMAL(38, scale);
     * the scale is the larger of 6 and s unless {@link #scale} says otherwise. Of FLOAT64 the compensated sum divided
     * by the count.
     */
    public static Aggregate avg(String field) {
        return of(Function.AVG, field);
    }

    /**
     * The average of {@code value} weighted by {@code weight}: sum(value * weight) / sum(weight), over the rows in
     * which neither is null; null if the weights add up to zero. Exact and rounded once, HALF_UP, to a
     * DECIMAL(38, scale), the scale 8 unless {@link #scale} says otherwise; a running sum beyond 38 digits is an error.
     * If either field is FLOAT64 it is calculated in FLOAT64, with compensated sums.
     */
    public static Aggregate weightedAvg(String value, String weight) {
        return of(Function.WEIGHTED_AVG, value, weight);
    }

    /** The population's standard deviation (divided by n), FLOAT64. */
    public static Aggregate stddevPop(String field) {
        return of(Function.STDDEV_POP, field);
    }

    /** The sample's standard deviation (divided by n - 1), FLOAT64; null for a single row. */
    public static Aggregate stddevSamp(String field) {
        return of(Function.STDDEV_SAMP, field);
    }

    /** The same under another name: the name of the result's field. */
    public Aggregate as(String newName) {
        return new Aggregate(function, inputs, scale, newName);
    }

    /**
     * The same with a result of so many digits behind the point, 0 to 38; for exact averages only.
     *
     * @throws ConfigurationException if it is no average, or the scale is out of its range
     */
    public Aggregate scale(int digits) {
        if (!function.hasScale()) {
            throw new ConfigurationException("scale(" + digits + ") does not apply to " + this
                + ": only avg and weightedAvg are rounded");
        }
        if (digits < 0 || digits > Decimal.MAX_SCALE) {
            throw new ConfigurationException("scale=" + digits + " of " + this + " is not in 0.." + Decimal.MAX_SCALE);
        }
        return new Aggregate(function, inputs, digits, name);
    }

    /** The name of the result's field: the function and its field, unless {@link #as} says otherwise. */
    public String name() {
        return name;
    }

    /** The fields that are aggregated. */
    public List<String> inputs() {
        return inputs;
    }

    /** Function, fields, scale and name in a normal form. */
    @Override
    public String toString() {
        return "`" + name + "` = " + function.sql() + '(' + String.join(", ", inputs) + ')'
            + (scale == NO_SCALE ? "" : " scale " + scale);
    }

    boolean hasScale() {
        return scale != NO_SCALE;
    }

    int scaleOr(int otherwise) {
        return scale == NO_SCALE ? otherwise : scale;
    }

    String input(int index) {
        return inputs.get(index);
    }

    Field result(Schema in) {
        return function.result(this, in).named(name);
    }

    Accumulator accumulator(Scope in, Scope out) {
        return function.accumulator(inputs.stream().map(in::column).toList(), out.column(name));
    }
}
