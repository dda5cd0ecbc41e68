package io.turgo.operators.aggregate;

import com.dynatrace.hash4j.distinctcount.HyperLogLog;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import java.util.List;

/**
 * About how many different values there are.
 *
 * @param precision the binary logarithm of the number of registers
 */
record DistinctEstimate(String field, int precision) implements AggregateFunction {
    String name() {
        return "countDistinctApprox_" + field;
    }

    @Override
    public String logic() {
        return "countDistinctApprox(" + field + ", " + precision + ')';
    }

    @Override
    public List<String> inputs() {
        return List.of(field);
    }

    @Override
    public List<Field> results(String name, Schema in) {
        in.field(field);
        InputFields.within(Aggregate.text(name, this), "precision", precision,
            Aggregate.MIN_APPROX_PRECISION, Aggregate.MAX_APPROX_PRECISION);
        return List.of(Field.int64(name));
    }

    @Override
    public Accumulator accumulator(Scope in, List<Column> out) {
        return new HyperLogLogCount(new ValueHash(in.column(field)), out.get(0),
            HyperLogLog.create(precision), HyperLogLog.create(precision));
    }
}
