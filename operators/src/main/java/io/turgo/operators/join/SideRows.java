package io.turgo.operators.join;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.KeyFields;
import io.turgo.operators.field.KeptFields;
import io.turgo.record.Row;
import io.turgo.stage.Cause;
import io.turgo.stage.JoinContext;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Rows of both sides of a join in a table of state, one each:
 * <pre>
 *  | key fields | time | number, side | flag | kept fields | arrival, how many, links |
 *  |--------------- key -------------|----- value ---------|-------- transient -------|
 * </pre>
 * Rows that are alike in key, time and side are numbered from 0; the first of them says how many there are. They must
 * all be removed before another one like them is added. The flag is for the join's own use. One thread at a time.
 *
 * @param keys  of the rows of the junction
 * @param left  what is kept of left rows
 * @param right what is kept of right rows
 */
record SideRows(KeyFields keys, KeptFields left, KeptFields right, KeyedTable table, Cause cause) {
    /** What a row takes beside its key fields and kept fields, in bytes: header, time, number, flag, transient part. */
    static final int BYTES_BESIDE = 16 + 16 + 8 + 24;

    private static final int INITIAL_ROWS = 256;
    private static final int FLAG_BYTES = Long.BYTES;
    private static final int COUNT = Long.BYTES;
    private static final int LINKS = 2 * Long.BYTES;
    private static final int TRANSIENT_BYTES = 3 * Long.BYTES;

    static SideRows of(JoinContext context, KeyFields keys, KeptFields left, KeptFields right) {
        final int kept = Math.max(left.bytes(), right.bytes());
        return new SideRows(keys, left, right, new KeyedTable(context.stage().name(), new StateLayout(
            keys.bytes() + 2 * Long.BYTES, FLAG_BYTES + kept, TRANSIENT_BYTES), INITIAL_ROWS), context.stage().cause());
    }

    /** The fields of the keys, which stand first in the keys of tables. */
    static KeyFields keysOf(JoinContext context) {
        return KeyFields.of(context.stage().in(), context.stage().in(), context.keys());
    }

    /** What is kept of the rows of one side. */
    static KeptFields keptOf(JoinContext context, JoinSpec spec, boolean ofRight) {
        final List<String> fields = spec.fieldsOf((ofRight ? context.right() : context.left()).schema(), ofRight);
        return KeptFields.of(fields.stream().map((ofRight ? context.right() : context.left())::column).toList(),
            fields.stream().map(each -> context.stage().out().column(ofRight ? spec.prefix() + each : each)).toList());
    }

    /** Keeps a row; gives its id. */
    int add(Row row, boolean isRight) {
        final int first = findOrAdd(row, isRight, 0);
        if (table.added()) {
            return fill(first, row, isRight);
        }
        table.touch(first);
        final int count = table.layout().transientOffset() + COUNT;
        final long number = table.at(first).getLong(count) + 1;
        table.at(first).putLong(count, number);
        return fill(findOrAdd(row, isRight, number), row, isRight);
    }

    private int findOrAdd(Row row, boolean isRight, long number) {
        keys.save(row, table.key(), 0);
        table.key().putLong(keys.bytes(), row.eventTimeNs());
        table.key().putLong(keys.bytes() + Long.BYTES, number << 1 | (isRight ? 1 : 0));
        return table.findOrAdd();
    }

    private int fill(int id, Row row, boolean isRight) {
        final MemoryWindow state = table.at(id);
        (isRight ? right : left).save(row, state, keptOffset());
        state.putLong(table.layout().transientOffset(), cause.arrival());
        return id;
    }

    /** Where the kept fields stand in a row. */
    int keptOffset() {
        return table.layout().valueOffset() + FLAG_BYTES;
    }

    /** Copies the fields of a row's key. */
    void copyKey(int id, UnsafeBuffer into) {
        final MemoryWindow row = table.at(id);
        for (int i = 0; i < keys.bytes(); i += Long.BYTES) {
            into.putLong(i, row.getLong(table.layout().keyOffset() + i));
        }
    }

    long timeNs(int id) {
        return table.at(id).getLong(table.layout().keyOffset() + keys.bytes());
    }

    boolean isRight(int id) {
        return (table.at(id).getLong(table.layout().keyOffset() + keys.bytes() + Long.BYTES) & 1) != 0;
    }

    long arrival(int id) {
        return table.at(id).getLong(table.layout().transientOffset());
    }

    boolean flag(int id) {
        return table.at(id).getLong(table.layout().valueOffset()) != 0;
    }

    /** Sets the flag. */
    void raise(int id) {
        if (!flag(id)) {
            table.touch(id);
            table.at(id).putLong(table.layout().valueOffset(), 1);
        }
    }

    /** Gives the kept fields of a left or right row to a row that comes out. */
    void load(int id, boolean isRight, Row into) {
        (isRight ? right : left).load(table.at(id), keptOffset(), into);
    }

    /** Where the join may have 8 bytes of its own in a row, which are not restored. */
    int linksOffset() {
        return table.layout().transientOffset() + LINKS;
    }

    void remove(int id) {
        table.remove(id);
    }
}
