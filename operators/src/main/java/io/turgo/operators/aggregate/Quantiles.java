package io.turgo.operators.aggregate;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.field.DoubleField;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;

/**
 * Quantiles of a field, by one sketch.
 *
 * @param fractions 0 to 1, of at most nine digits behind the point
 * @param buckets   that the sketch has room for
 */
record Quantiles(String field, List<BigDecimal> fractions, int buckets) implements AggregateFunction {
    private static final int MAX_DIGITS = 9;
    private static final int PERCENT_DIGITS = 2;

    static Quantiles of(String field, double... fractions) {
        return new Quantiles(
            field, DoubleStream.of(fractions).mapToObj(Quantiles::decimal).toList(), Aggregate.DEFAULT_BUCKETS);
    }

    private static BigDecimal decimal(double fraction) {
        if (!(fraction >= 0 && fraction <= 1)) {
            throw new ConfigurationException("quantile fraction=" + fraction + " is not in 0..1");
        }
        final BigDecimal decimal = new BigDecimal(String.valueOf(fraction)).stripTrailingZeros();
        if (decimal.scale() > MAX_DIGITS) {
            throw new ConfigurationException("quantile fraction=" + decimal + " has " + decimal.scale()
                + " digits behind the point > " + MAX_DIGITS + ", round it");
        }
        return decimal;
    }

    String name() {
        return "quantile_" + field;
    }

    Quantiles buckets(int count) {
        return new Quantiles(field, fractions, count);
    }

    @Override
    public String logic() {
        return "quantile(" + field + ", "
            + fractions.stream().map(BigDecimal::toPlainString).collect(Collectors.joining(", ")) + ") buckets "
            + buckets;
    }

    @Override
    public List<String> inputs() {
        return List.of(field);
    }

    @Override
    public List<Field> results(String name, Schema in) {
        final String asked = Aggregate.text(name, this);
        final Field number = DoubleField.require(in, field, "aggregate " + asked);
        InputFields.within(asked, "buckets", buckets, Aggregate.MIN_BUCKETS, Aggregate.MAX_BUCKETS);
        InputFields.within(asked, "number of fractions", fractions.size(), 1, Aggregate.MAX_SELECTED);
        return fractions.stream().map(fraction -> {
            final String each = fractions.size() == 1 ? name : name + "_p" + percent(fraction);
            return number.nullable() ? Field.float64(each).orNull() : Field.float64(each);
        }).toList();
    }

    /** As part of a name: 99_9 for 0.999. */
    private static String percent(BigDecimal fraction) {
        return fraction.movePointRight(PERCENT_DIGITS).stripTrailingZeros().toPlainString().replace('.', '_');
    }

    @Override
    public Accumulator accumulator(Scope in, List<Column> out) {
        final long[] billionths =
            fractions.stream().mapToLong(each -> each.movePointRight(MAX_DIGITS).longValueExact()).toArray();
        return new QuantileValues(new DoubleField(in.column(field)), out, billionths,
            new QuantileSketch(buckets + buckets % 2));
    }
}
