package io.turgo.pipeline;

import io.turgo.decimal.Decimal;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import io.turgo.stage.StatelessStage;
import java.util.List;
import java.util.function.BiFunction;

/**
 * Adds fields to a row in place.
 *
 * @param fields what is added
 * @param stages makes the stage from its context and the column of the first added field
 */
record Derive(List<Field> fields, BiFunction<StageContext, Column, Stage> stages) implements Operator {
    static <T> Derive update(Class<T> view, RowFunctions.Update<T> update, List<Field> fields) {
        return new Derive(fields, (context, column) -> new UpdateStage<>(Lens.of(view, context), update));
    }

    static <T> Derive toLong(Class<T> view, RowFunctions.ToLong<T> function, Field field) {
        return new Derive(List.of(field),
            (context, column) -> new LongStage<>(Lens.of(view, context), function, column));
    }

    static <T> Derive toDouble(Class<T> view, RowFunctions.ToDouble<T> function, Field field) {
        return new Derive(List.of(field),
            (context, column) -> new DoubleStage<>(Lens.of(view, context), function, column));
    }

    static <T> Derive toBoolean(Class<T> view, RowFunctions.Test<T> function, Field field) {
        return new Derive(List.of(field),
            (context, column) -> new BooleanStage<>(Lens.of(view, context), function, column));
    }

    static <T> Derive toDecimal(Class<T> view, RowFunctions.ToDecimal<T> function, Field field) {
        return new Derive(List.of(field),
            (context, column) -> new DecimalStage<>(Lens.of(view, context), function, column, new Decimal()));
    }

    @Override
    public String logic() {
        return "derive/1 " + fields;
    }

    @Override
    public Output plan(Schema in) {
        return Output.adding(fields);
    }

    @Override
    public Sharding sharding() {
        return Sharding.any();
    }

    @Override
    public Stage create(StageContext context) {
        return stages.apply(context, fields.isEmpty() ? null : context.out().column(fields.get(0).name()));
    }

    private record UpdateStage<T>(Lens<T> lens, RowFunctions.Update<T> update)
        implements StatelessStage {
        @Override
        public boolean onRow(Row row) {
            update.update(lens.at(row));
            return true;
        }
    }

    private record LongStage<T>(Lens<T> lens, RowFunctions.ToLong<T> function, Column column)
        implements StatelessStage {
        @Override
        public boolean onRow(Row row) {
            row.int64(column, function.apply(lens.at(row)));
            return true;
        }
    }

    private record DoubleStage<T>(Lens<T> lens, RowFunctions.ToDouble<T> function, Column column)
        implements StatelessStage {
        @Override
        public boolean onRow(Row row) {
            row.float64(column, function.apply(lens.at(row)));
            return true;
        }
    }

    private record BooleanStage<T>(Lens<T> lens, RowFunctions.Test<T> function, Column column)
        implements StatelessStage {
        @Override
        public boolean onRow(Row row) {
            row.bool(column, function.test(lens.at(row)));
            return true;
        }
    }

    private record DecimalStage<T>(Lens<T> lens, RowFunctions.ToDecimal<T> function, Column column, Decimal result)
        implements StatelessStage {
        @Override
        public boolean onRow(Row row) {
            function.apply(lens.at(row), result);
            row.decimal(column, result);
            return true;
        }
    }
}
