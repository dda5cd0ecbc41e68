package io.turgo.operators.aggregate;

import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import java.util.List;

/**
 * A function of fixed-size state with the fields that it is called with.
 *
 * @param scale digits behind the point of an average, or {@link #NO_SCALE}
 */
record Call(Builtin function, List<String> inputs, int scale) implements AggregateFunction {
    private static final int NO_SCALE = -1;

    Call(Builtin function, String... inputs) {
        this(function, List.of(inputs), NO_SCALE);
    }

    /** The function and its first field. */
    String name() {
        return inputs.isEmpty() ? function.sql() : function.sql() + '_' + inputs.get(0);
    }

    Call scale(String name, int digits) {
        if (!function.hasScale()) {
            throw notScaled(name, digits, this);
        }
        if (digits < 0 || digits > Decimal.MAX_SCALE) {
            throw new ConfigurationException(
                "scale=" + digits + " of " + Aggregate.text(name, this) + " is not in 0.." + Decimal.MAX_SCALE);
        }
        return new Call(function, inputs, digits);
    }

    static ConfigurationException notScaled(String name, int digits, AggregateFunction function) {
        return new ConfigurationException("scale(" + digits + ") does not apply to " + Aggregate.text(name, function)
            + ": only avg and weightedAvg are rounded");
    }

    boolean hasScale() {
        return scale != NO_SCALE;
    }

    int scaleOr(int otherwise) {
        return scale == NO_SCALE ? otherwise : scale;
    }

    @Override
    public String logic() {
        return function.sql() + '(' + String.join(", ", inputs) + ')' + (hasScale() ? " scale " + scale : "");
    }

    @Override
    public List<Field> results(String name, Schema in) {
        return List.of(function.result(new Result(name, this, in)).named(name));
    }

    @Override
    public Accumulator accumulator(Scope in, List<Column> out) {
        return function.accumulator(inputs.stream().map(in::column).toList(), out.get(0));
    }
}
