package io.turgo.operators.aggregate;

import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Type;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;

/** The functions there are: what each makes of which types, and what computes it. */
enum Builtin {
    COUNT("count", Result::count, (in, out) -> new Count(null, out)),
    COUNT_PRESENT("count", Result::countPresent, (in, out) -> new Count(in.get(0), out)),
    SUM("sum", Result::sum, Builtin::sum),
    MIN("min", Result::ordered, (in, out) -> extreme(in.get(0), out, true)),
    MAX("max", Result::ordered, (in, out) -> extreme(in.get(0), out, false)),
    FIRST("first", Result::any, (in, out) -> new TimedValue(in.get(0), out, false)),
    LAST("last", Result::any, (in, out) -> new TimedValue(in.get(0), out, true)),
    AVG("avg", Result::average, Builtin::average),
    WEIGHTED_AVG("weightedAvg", Result::weightedAverage, Builtin::weightedAverage),
    VAR_POP("varPop", Result::deviation, (in, out) -> new Deviation(in.get(0), out, 0, false)),
    VAR_SAMP("varSamp", Result::sampleDeviation, (in, out) -> new Deviation(in.get(0), out, 1, false)),
    STDDEV_POP("stddevPop", Result::deviation, (in, out) -> new Deviation(in.get(0), out, 0, true)),
    STDDEV_SAMP("stddevSamp", Result::sampleDeviation, (in, out) -> new Deviation(in.get(0), out, 1, true));

    private final String sql;
    private final Function<Result, Field> result;
    private final BiFunction<List<Column>, Column, Accumulator> accumulator;

    Builtin(
        String sql, Function<Result, Field> result,
        BiFunction<List<Column>, Column, Accumulator> accumulator) {
        this.sql = sql;
        this.result = result;
        this.accumulator = accumulator;
    }

    String sql() {
        return sql;
    }

    boolean hasScale() {
        return this == AVG || this == WEIGHTED_AVG;
    }

    Field result(Result asked) {
        return result.apply(asked);
    }

    Accumulator accumulator(List<Column> in, Column out) {
        return accumulator.apply(in, out);
    }

    private static Accumulator sum(List<Column> in, Column out) {
        return switch (in.get(0).type()) {
            case FLOAT64 -> new DoubleSum(in.get(0), out, false);
            case DECIMAL -> new DecimalSum(in.get(0), out);
            default -> new LongSum(in.get(0), out);
        };
    }

    private static Accumulator extreme(Column in, Column out, boolean least) {
        if (in.type() == Type.FLOAT64) {
            return new DoubleExtreme(in, out, least);
        }
        return in.field().isWideDecimal() ? new WideExtreme(in, out, least) : new LongExtreme(in, out, least);
    }

    private static Accumulator average(List<Column> in, Column out) {
        return out.type() == Type.FLOAT64 ? new DoubleSum(in.get(0), out, true) : new DecimalAverage(in.get(0), out);
    }

    private static Accumulator weightedAverage(List<Column> in, Column out) {
        return out.type() == Type.FLOAT64
            ? new DoubleWeightedAverage(in.get(0), in.get(1), out)
            : new DecimalWeightedAverage(in.get(0), in.get(1), out);
    }
}
