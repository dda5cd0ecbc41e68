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
        return new Derive(fields, (context, column) -> new UpdateStage<>(new Lens<>(view, context), update));
    }

    static <T> Derive toLong(Class<T> view, RowFunctions.ToLong<T> function, Field field) {
        return new Derive(List.of(field),
            (context, column) -> new LongStage<>(new Lens<>(view, context), function, column));
    }

    static <T> Derive toDouble(Class<T> view, RowFunctions.ToDouble<T> function, Field field) {
        return new Derive(List.of(field),
            (context, column) -> new DoubleStage<>(new Lens<>(view, context), function, column));
    }

    static <T> Derive toBoolean(Class<T> view, RowFunctions.Test<T> function, Field field) {
        return new Derive(List.of(field),
            (context, column) -> new BooleanStage<>(new Lens<>(view, context), function, column));
    }

    static <T> Derive toDecimal(Class<T> view, RowFunctions.ToDecimal<T> function, Field field) {
        return new Derive(List.of(field),
            (context, column) -> new DecimalStage<>(new Lens<>(view, context), function, column));
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

    private static final class UpdateStage<T> extends Stage {
        private final Lens<T> lens;
        private final RowFunctions.Update<T> update;

        UpdateStage(Lens<T> lens, RowFunctions.Update<T> update) {
            this.lens = lens;
            this.update = update;
        }

        @Override
        public boolean onRow(Row row) {
            update.update(lens.at(row));
            return true;
        }
    }

    private static final class LongStage<T> extends Stage {
        private final Lens<T> lens;
        private final RowFunctions.ToLong<T> function;
        private final Column column;

        LongStage(Lens<T> lens, RowFunctions.ToLong<T> function, Column column) {
            this.lens = lens;
            this.function = function;
            this.column = column;
        }

        @Override
        public boolean onRow(Row row) {
            row.int64(column, function.apply(lens.at(row)));
            return true;
        }
    }

    private static final class DoubleStage<T> extends Stage {
        private final Lens<T> lens;
        private final RowFunctions.ToDouble<T> function;
        private final Column column;

        DoubleStage(Lens<T> lens, RowFunctions.ToDouble<T> function, Column column) {
            this.lens = lens;
            this.function = function;
            this.column = column;
        }

        @Override
        public boolean onRow(Row row) {
            row.float64(column, function.apply(lens.at(row)));
            return true;
        }
    }

    private static final class BooleanStage<T> extends Stage {
        private final Lens<T> lens;
        private final RowFunctions.Test<T> function;
        private final Column column;

        BooleanStage(Lens<T> lens, RowFunctions.Test<T> function, Column column) {
            this.lens = lens;
            this.function = function;
            this.column = column;
        }

        @Override
        public boolean onRow(Row row) {
            row.bool(column, function.test(lens.at(row)));
            return true;
        }
    }

    private static final class DecimalStage<T> extends Stage {
        private final Lens<T> lens;
        private final RowFunctions.ToDecimal<T> function;
        private final Column column;
        private final Decimal result = new Decimal();

        DecimalStage(Lens<T> lens, RowFunctions.ToDecimal<T> function, Column column) {
            this.lens = lens;
            this.function = function;
            this.column = column;
        }

        @Override
        public boolean onRow(Row row) {
            function.apply(lens.at(row), result);
            row.decimal(column, result);
            return true;
        }
    }
}
