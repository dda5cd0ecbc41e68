package io.turgo.testing;

import io.turgo.memory.MemoryWindow;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.KeyedStage;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import java.util.List;

/**
 * Adds the sum of a key's amounts so far.
 *
 * @param forgetful whether the sum before the last row is kept outside of the table, which is wrong
 */
record RunningSum(boolean forgetful) implements Operator {
    static final Schema PAYMENTS = Schema.named("payments").timestamp("time").int64("payer").int64("amount").build();

    @Override
    public String logic() {
        return "running-sum/1 " + forgetful;
    }

    @Override
    public Output plan(Schema in) {
        return Output.adding(List.of(Field.int64("sum")));
    }

    @Override
    public Sharding sharding() {
        return Sharding.by(List.of("payer"));
    }

    @Override
    public Stage create(StageContext context) {
        return new SumStage(forgetful, context.in().column("payer"), context.in().column("amount"),
            context.out().column("sum"), new long[1],
            new KeyedTable(context.name(), new StateLayout(Long.BYTES, Long.BYTES, 0), 4));
    }

    private record SumStage(
        boolean forgetful, Column payer, Column amount, Column sum, long[] hidden, KeyedTable table)
        implements KeyedStage {
        @Override
        public boolean onRow(Row row) {
            final int id = table.findOrAdd(row.int64(payer));
            table.touch(id);
            final int at = table.layout().valueOffset();
            final long before = table.at(id).getLong(at);
            table.at(id).putLong(at, before + row.int64(amount));
            hidden[0] += row.int64(amount);
            row.int64(sum, forgetful ? hidden[0] : before + row.int64(amount));
            return true;
        }

        @Override
        public void keyOf(int number, MemoryWindow image, Row into) {
            into.int64(payer, image.getLong(0));
        }
    }
}
