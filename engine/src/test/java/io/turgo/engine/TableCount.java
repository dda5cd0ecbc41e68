package io.turgo.engine;

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

/** Adds how many rows of the same INT64 key there have been; every third row of a key makes the key be forgotten. */
record TableCount(String key) implements Operator {
    private static final int FORGET = 3;

    @Override
    public String logic() {
        return "table-count/1 " + key;
    }

    @Override
    public Output plan(Schema in) {
        return Output.adding(List.of(Field.int64("count")));
    }

    @Override
    public Sharding sharding() {
        return Sharding.by(List.of(key));
    }

    @Override
    public Stage create(StageContext context) {
        return new CountStage(context.in().column(key), context.out().column("count"),
            new KeyedTable(context.name(), new StateLayout(Long.BYTES, Long.BYTES, 0), 4));
    }

    private record CountStage(Column in, Column out, KeyedTable table) implements KeyedStage {
        @Override
        public boolean onRow(Row row) {
            final int id = table.findOrAdd(row.int64(in));
            table.touch(id);
            final int at = table.layout().valueOffset();
            final long count = table.at(id).getLong(at) + 1;
            table.at(id).putLong(at, count);
            row.int64(out, count);
            if (count % FORGET == 0) {
                table.remove(id);
            }
            return true;
        }

        @Override
        public void keyOf(int number, MemoryWindow image, Row into) {
            into.int64(in, image.getLong(0));
        }
    }
}
