package io.turgo.operators.aggregate;

import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
import io.turgo.operators.field.DoubleField;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.record.Type;

/**
 * The type of each function's result, checked against its input's. A group has a row at least, so a result is nullable
 * only if its input is, or if the function itself can have none.
 */
final class Results {
    private Results() {
    }

    static Field count(Aggregate aggregate, Schema in) {
        return Field.int64(aggregate.name());
    }

    static Field countPresent(Aggregate aggregate, Schema in) {
        in.field(aggregate.input(0));
        return Field.int64(aggregate.name());
    }

    static Field sum(Aggregate aggregate, Schema in) {
        final Field field = number(aggregate, in, 0);
        return nullableAs(field, switch (field.type()) {
            case FLOAT64 -> Field.float64(aggregate.name());
            case DECIMAL -> Field.decimal(aggregate.name(), Decimal.MAX_PRECISION, field.scale());
            default -> Field.int64(aggregate.name());
        });
    }

    static Field ordered(Aggregate aggregate, Schema in) {
        final Field field = any(aggregate, in);
        if (field.type() == Type.SYMBOL) {
            throw new ConfigurationException("aggregate " + aggregate + " compares values, but `" + field.name()
                + "` of `" + in.name() + "` is a SYMBOL, which has no order: use first, last or count");
        }
        return field;
    }

    static Field any(Aggregate aggregate, Schema in) {
        final Field field = in.field(aggregate.input(0));
        if (field.type() == Type.STRING) {
            throw new ConfigurationException("aggregate " + aggregate + " keeps a value, but `" + field.name()
                + "` of `" + in.name() + "` is a STRING, which has no fixed width: declare it as SYMBOL");
        }
        return field;
    }

    static Field average(Aggregate aggregate, Schema in) {
        final Field field = number(aggregate, in, 0);
        if (field.type() == Type.FLOAT64) {
            return nullableAs(field, floating(aggregate));
        }
        final int scale = aggregate.scaleOr(Math.max(Aggregate.DEFAULT_AVERAGE_SCALE, field.scale()));
        return nullableAs(field, Field.decimal(aggregate.name(), Decimal.MAX_PRECISION, scale));
    }

    static Field weightedAverage(Aggregate aggregate, Schema in) {
        final Field value = number(aggregate, in, 0);
        final Field weight = number(aggregate, in, 1);
        if (value.type() == Type.FLOAT64 || weight.type() == Type.FLOAT64) {
            return floating(aggregate).orNull();
        }
        final int productScale = value.scale() + weight.scale();
        if (productScale > Decimal.MAX_SCALE) {
            throw new ConfigurationException("aggregate " + aggregate + " needs products of scale=" + productScale
                + " > " + Decimal.MAX_SCALE + " (" + value + ", " + weight + "): declare a smaller scale for one");
        }
        final int scale = aggregate.scaleOr(Aggregate.DEFAULT_WEIGHTED_SCALE);
        return Field.decimal(aggregate.name(), Decimal.MAX_PRECISION, scale).orNull();
    }

    static Field deviation(Aggregate aggregate, Schema in) {
        return nullableAs(number(aggregate, in, 0), Field.float64(aggregate.name()));
    }

    static Field sampleDeviation(Aggregate aggregate, Schema in) {
        return deviation(aggregate, in).orNull();
    }

    private static Field number(Aggregate aggregate, Schema in, int input) {
        return DoubleField.require(in, aggregate.input(input), "aggregate " + aggregate);
    }

    private static Field nullableAs(Field input, Field result) {
        return input.nullable() ? result.orNull() : result;
    }

    private static Field floating(Aggregate aggregate) {
        if (aggregate.hasScale()) {
            throw new ConfigurationException("aggregate " + aggregate
                + " has a scale, but its result is a FLOAT64: leave the scale out, or give it exact fields");
        }
        return Field.float64(aggregate.name());
    }
}
