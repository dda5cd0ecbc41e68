package io.turgo.operators.aggregate;

import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
import io.turgo.operators.field.DoubleField;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.record.Type;

/**
 * The type of a function's result, checked against its input's. A group has a row at least, so a result is nullable
 * only if its input is, or if the function itself can have none.
 *
 * @param name of the aggregate
 * @param in   what it aggregates
 */
record Result(String name, Call call, Schema in) {
    @Override
    public String toString() {
        return Aggregate.text(name, call);
    }

    Field count() {
        return Field.int64(name);
    }

    Field countPresent() {
        in.field(call.inputs().get(0));
        return Field.int64(name);
    }

    Field sum() {
        final Field field = number(0);
        return nullableAs(field, switch (field.type()) {
            case FLOAT64 -> Field.float64(name);
            case DECIMAL -> Field.decimal(name, Decimal.MAX_PRECISION, field.scale());
            default -> Field.int64(name);
        });
    }

    Field ordered() {
        return InputFields.ordered(this, in, call.inputs().get(0));
    }

    Field any() {
        return InputFields.fixedWidth(this, in, call.inputs().get(0));
    }

    Field average() {
        final Field field = number(0);
        if (field.type() == Type.FLOAT64) {
            return nullableAs(field, floating());
        }
        final int scale = call.scaleOr(Math.max(Aggregate.DEFAULT_AVERAGE_SCALE, field.scale()));
        return nullableAs(field, Field.decimal(name, Decimal.MAX_PRECISION, scale));
    }

    Field weightedAverage() {
        final Field value = number(0);
        final Field weight = number(1);
        if (value.type() == Type.FLOAT64 || weight.type() == Type.FLOAT64) {
            return floating().orNull();
        }
        final int productScale = value.scale() + weight.scale();
        if (productScale > Decimal.MAX_SCALE) {
            throw new ConfigurationException("aggregate " + this + " needs products of scale=" + productScale
                + " > " + Decimal.MAX_SCALE + " (" + value + ", " + weight + "): declare a smaller scale for one");
        }
        final int scale = call.scaleOr(Aggregate.DEFAULT_WEIGHTED_SCALE);
        return Field.decimal(name, Decimal.MAX_PRECISION, scale).orNull();
    }

    Field deviation() {
        return nullableAs(number(0), Field.float64(name));
    }

    Field sampleDeviation() {
        return deviation().orNull();
    }

    private Field number(int input) {
        return DoubleField.require(in, call.inputs().get(input), "aggregate " + this);
    }

    private static Field nullableAs(Field input, Field result) {
        return input.nullable() ? result.orNull() : result;
    }

    private Field floating() {
        if (call.hasScale()) {
            throw new ConfigurationException("aggregate " + this
                + " has a scale, but its result is a FLOAT64: leave the scale out, or give it exact fields");
        }
        return Field.float64(name);
    }
}
