package io.turgo.operators.aggregate;

import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import io.turgo.stage.Scope;
import java.util.List;

/**
 * The sum or the average of different values, up to a bound of their number.
 *
 * @param most   different values
 * @param remedy what a message says to do about more of them
 */
record DistinctSum(String field, int most, boolean average, String remedy) implements AggregateFunction {
    private String function() {
        return average ? "avgDistinct" : "sumDistinct";
    }

    String name() {
        return function() + '_' + field;
    }

    @Override
    public String logic() {
        return function() + '(' + field + ", " + most + ')';
    }

    @Override
    public List<String> inputs() {
        return List.of(field);
    }

    @Override
    public List<Field> results(String name, Schema in) {
        final String asked = Aggregate.text(name, this);
        final Field input = in.field(field);
        if (input.type() != Type.INT32 && input.type() != Type.INT64 && input.type() != Type.DECIMAL) {
            throw new ConfigurationException("aggregate " + asked + " needs an exact number, but `" + field + "` of `"
                + in.name() + "` is " + input.typeName() + ": choose an INT32, INT64 or DECIMAL field");
        }
        InputFields.within(asked, "bound", most, 1, Aggregate.MAX_DISTINCT);
        final Field result = average ? Field.decimal(name, Decimal.MAX_PRECISION,
            Math.max(Aggregate.DEFAULT_AVERAGE_SCALE, input.scale())) : input.type() == Type.DECIMAL
            ? Field.decimal(name, Decimal.MAX_PRECISION, input.scale()) : Field.int64(name);
        return List.of(input.nullable() ? result.orNull() : result);
    }

    @Override
    public Accumulator accumulator(Scope in, List<Column> out) {
        return new DistinctValues(
            in.column(field), out.get(0), most, remedy, new DistinctTotal(in.column(field), average));
    }

    @Override
    public Accumulator sliding(Scope in, List<Column> out) {
        return new CountedValues(
            in.column(field), out.get(0), most, remedy, new DistinctTotal(in.column(field), average));
    }
}
