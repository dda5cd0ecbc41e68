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
 * Adds fields of 8 bytes, or the bytes of strings, of each row to a checksum of its own, and lets no row pass.
 *
 * @param found  gets the checksums
 * @param fields in the order in which they are added
 */
record Digest(Checksums found, List<String> fields) implements Operator {
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
            private final Adder adder = adder(context.in());

            @Override
            public boolean onRow(Row row) {
                adder.add(row);
                return false;
            }
        };
    }

    /** What adds rows of that scope; for one thread. */
    Adder adder(Scope rows) {
        return new Adder(found.add(), fields.stream().map(rows::column).toArray(Column[]::new));
    }

    /** What is added for a null. */
    static long absent() {
        return ABSENT;
    }

    /** Adds rows to a checksum. One thread. */
    static final class Adder {
        private final Checksum sum;
        private final Column[] columns;

        private Adder(Checksum sum, Column[] columns) {
            this.sum = sum;
            this.columns = columns;
        }

        void add(Row row) {
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
    }
}
