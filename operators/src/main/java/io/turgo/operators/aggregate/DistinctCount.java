package io.turgo.operators.aggregate;

import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import java.util.List;

/**
 * How many different values there are, up to a bound.
 *
 * @param most   different values
 * @param remedy what a message says to do about more of them
 */
record DistinctCount(String field, int most, String remedy) implements AggregateFunction {
    String name() {
        return "countDistinct_" + field;
    }

    @Override
    public String logic() {
        return "countDistinct(" + field + ", " + most + ')';
    }

    @Override
    public List<String> inputs() {
        return List.of(field);
    }

    @Override
    public List<Field> results(String name, Schema in) {
        final String asked = Aggregate.text(name, this);
        InputFields.fixedWidth(asked, in, field);
        InputFields.within(asked, "bound", most, 1, Aggregate.MAX_DISTINCT);
        return List.of(Field.int64(name));
    }

    @Override
    public Accumulator accumulator(Scope in, List<Column> out) {
        return new DistinctValues(in.column(field), out.get(0), most, remedy);
    }

    @Override
    public Accumulator sliding(Scope in, List<Column> out) {
        return new CountedValues(in.column(field), out.get(0), most, remedy, null);
    }
}
