package io.turgo.sql.plan;

import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import io.turgo.stage.StatelessStage;

/**
 * A condition on rows that update earlier ones: a row that does not meet it takes away what its key had before. The
 * first row of a key takes nothing away; it just does not pass.
 *
 * @param filter that tells which rows meet the condition
 */
record UpdateFilter(Operator filter) implements Operator {
    @Override
    public String logic() {
        return "update-filter/1 " + filter.logic();
    }

    @Override
    public Output plan(Schema in) {
        return filter.plan(in);
    }

    @Override
    public Sharding sharding() {
        return Sharding.any();
    }

    @Override
    public Stage create(StageContext context) {
        return new FilterStage(filter.create(context));
    }

    private record FilterStage(Stage filter) implements StatelessStage {
        @Override
        public boolean onRow(Row row) {
            if (filter.onRow(row)) {
                return true;
            }
            if (row.kind() == RowKind.INSERT) {
                return false;
            }
            row.kind(RowKind.DELETE);
            return true;
        }

        @Override
        public void close() {
            filter.close();
        }
    }
}
