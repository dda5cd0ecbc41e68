package io.turgo.bench.scale.job;

import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Scope;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.util.List;

/**
 * Adds fields of 8 bytes, or the bytes of strings, of each row to a checksum, and lets no row pass.
 *
 * @param sum    belongs to the thread of the stage
 * @param fields in the order in which they are added
 */
record Digest(Checksum sum, List<String> fields) implements Operator {
    private static final long ABSENT = Long.MIN_VALUE;

    @Override
    public String logic() {
        return "bench digest 1 " + fields;
    }

    @Override
    public Output plan(Schema in) {
        fields.forEach(in::field);
        return Output.same();
    }

    @Override
    public Stage create(StageContext context) {
        return new Stage() {
            private final Column[] columns = columns(context.in());

            @Override
            public boolean onRow(Row row) {
                add(row, columns);
                return false;
            }
        };
    }

    Column[] columns(Scope rows) {
        return fields.stream().map(rows::column).toArray(Column[]::new);
    }

    void add(Row row, Column[] columns) {
        for (final Column column : columns) {
            if (row.isNull(column)) {
                sum.word(ABSENT);
            } else if (column.field().type() == Type.STRING) {
                addString(row, column);
            } else {
                sum.word(row.int64(column));
            }
        }
        sum.end();
    }

    private void addString(Row row, Column column) {
        final int start = row.stringOffset(column);
        final int end = start + row.stringLength(column);
        for (int at = start; at < end; at += Long.BYTES) {
            sum.word(row.buffer().getLong(at));
        }
    }

    /** What {@link #add} makes of a null. */
    static long absent() {
        return ABSENT;
    }
}
