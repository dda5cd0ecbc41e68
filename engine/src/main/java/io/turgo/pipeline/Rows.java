package io.turgo.pipeline;

import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Scope;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StatelessStage;
import io.turgo.stage.StageContext;
import java.util.List;
import java.util.function.Function;

/**
 * Filters and derivations for programs that know the fields only when they run, and so have no interface for them. A
 * function gets the columns once, when the stage is made, and gives what is called for each row:
 * <pre>{@code
 * stream.through("large", Rows.filter(rows -> {
 *     final Column size = rows.column(sizeField);
 *     return row -> row.int64(size) > limit;
 * }));
 * }</pre>
 * What the journal's catalog cannot see of a lambda ({@link Stream}) it cannot see here either: another test gets
 * another stage name.
 */
public final class Rows {
    private Rows() {
    }

    /** Lets rows pass that the test accepts. */
    public static Operator filter(Function<Scope, RowFunctions.Test<Row>> test) {
        return new RowFilter(test);
    }

    /** Adds {@code fields}, all null until the update sets them. */
    public static Operator derive(Function<Scope, RowFunctions.Update<Row>> update, Field... fields) {
        return new RowDerive(update, List.of(fields));
    }

    private record RowFilter(Function<Scope, RowFunctions.Test<Row>> test) implements Operator {
        @Override
        public String logic() {
            return "filter-rows/1";
        }

        @Override
        public Output plan(Schema in) {
            return Output.same();
        }

        @Override
        public Sharding sharding() {
            return Sharding.any();
        }

        @Override
        public Stage create(StageContext context) {
            return new FilterStage(test.apply(context.in()));
        }
    }

    private record FilterStage(RowFunctions.Test<Row> test) implements StatelessStage {
        @Override
        public boolean onRow(Row row) {
            return test.test(row);
        }
    }

    private record RowDerive(Function<Scope, RowFunctions.Update<Row>> update, List<Field> fields) implements Operator {
        @Override
        public String logic() {
            return "derive-rows/1 " + fields;
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
            return new DeriveStage(update.apply(context.out()));
        }
    }

    private record DeriveStage(RowFunctions.Update<Row> update) implements StatelessStage {
        @Override
        public boolean onRow(Row row) {
            update.update(row);
            return true;
        }
    }
}
