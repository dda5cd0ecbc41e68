package io.turgo.engine;

import io.turgo.pipeline.Plan;
import io.turgo.record.Column;
import io.turgo.record.RecordDescriptor;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import io.turgo.stage.ReferenceTable;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.BitUtil;

/**
 * What the journal has put into the reference tables so far: known so that a load journals only what differs. Belongs
 * to the intake's thread; the stages have their own tables.
 */
final class ReferenceContents implements AutoCloseable {
    private static final int INITIAL_ROWS = 64;
    private static final String TABLE_NAME = "reference/";

    private final RecordLayout[] layouts;
    private final Column[] keys;
    private final KeyedTable[] tables;
    private final boolean[] notes;

    ReferenceContents(Plan plan) {
        final int count = plan.references().size();
        layouts = new RecordLayout[count];
        keys = new Column[count];
        tables = new KeyedTable[count];
        notes = new boolean[count];
        for (int i = 0; i < count; i++) {
            final ReferenceTable table = plan.references().get(i);
            layouts[i] = RecordLayout.of(table.schema());
            keys[i] = layouts[i].column(table.key());
            notes[i] = plan.isNotes(i);
            tables[i] = new KeyedTable(TABLE_NAME + KeptNumbers.encode(table.name()), new StateLayout(
                BitUtil.align(keys[i].field().widthBytes(), Long.BYTES), BitUtil.align(bodyBytes(i), Long.BYTES), 0),
                INITIAL_ROWS);
        }
    }

    /** The bytes of a key field. */
    record Key(byte[] bytes) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Key && Arrays.equals(bytes, ((Key) other).bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    private int bodyBytes(int table) {
        return layouts[table].fixedLength() - RecordDescriptor.HEADER_LENGTH;
    }

    /** Whether the table has what a source notes, and the stages are not told. */
    boolean isNotes(int table) {
        return notes[table];
    }

    RecordLayout layout(int table) {
        return layouts[table];
    }

    Column keyColumn(int table) {
        return keys[table];
    }

    Key key(int table, Row row) {
        final byte[] bytes = new byte[keys[table].field().widthBytes()];
        row.buffer().getBytes(row.offset() + keys[table].offset(), bytes);
        return new Key(bytes);
    }

    /** Takes a journaled change. */
    void apply(int table, Row row) {
        final KeyedTable contents = tables[table];
        contents.key().setMemory(0, contents.layout().keyBytes(), (byte) 0);
        contents.key().putBytes(
            0, row.buffer(), row.offset() + keys[table].offset(), keys[table].field().widthBytes());
        if (row.kind() == RowKind.DELETE) {
            final int gone = contents.find();
            if (gone != KeyedTable.ABSENT) {
                contents.remove(gone);
            }
            return;
        }
        final int id = contents.findOrAdd();
        contents.touch(id);
        contents.rowBuffer(id).putBytes(contents.valueOffset(id), row.buffer(),
            row.offset() + RecordDescriptor.HEADER_LENGTH, bodyBytes(table));
    }

    /** Null bitmap and fields: what makes two rows of a table the same. Null fields hold zeros. */
    byte[] body(int table, Row row) {
        final byte[] bytes = new byte[bodyBytes(table)];
        row.buffer().getBytes(row.offset() + RecordDescriptor.HEADER_LENGTH, bytes);
        return bytes;
    }

    /** Puts back what {@link #body} gave. */
    void putBody(Row row, byte[] body) {
        row.buffer().putBytes(row.offset() + RecordDescriptor.HEADER_LENGTH, body);
    }

    /** A copy of a table: the bodies of its rows by key. */
    Map<Key, byte[]> rows(int table) {
        final KeyedTable contents = tables[table];
        final Map<Key, byte[]> rows = new LinkedHashMap<>();
        for (int id = contents.nextRow(KeyedTable.ABSENT); id != KeyedTable.ABSENT; id = contents.nextRow(id)) {
            final byte[] key = new byte[keys[table].field().widthBytes()];
            contents.rowBuffer(id).getBytes(contents.keyOffset(id), key);
            final byte[] body = new byte[bodyBytes(table)];
            contents.rowBuffer(id).getBytes(contents.valueOffset(id), body);
            rows.put(new Key(key), body);
        }
        return rows;
    }

    /**
     * Puts each row of each table that stages follow into the slot, as a change of the journal would be, in the order
     * of the keys.
     */
    void forEachRow(Slot slot, Runnable action) {
        for (int table = 0; table < tables.length; table++) {
            if (!notes[table]) {
                forEachRow(table, slot, action);
            }
        }
    }

    private void forEachRow(int table, Slot slot, Runnable action) {
        final SortedMap<byte[], byte[]> bodies = new TreeMap<>(Arrays::compare);
        rows(table).forEach((key, body) -> bodies.put(key.bytes, body));
        for (final byte[] body : bodies.values()) {
            slot.reset(SlotKind.REFERENCE, table);
            putBody(slot.row().reset(layouts[table]), body);
            slot.row().kind(RowKind.INSERT);
            action.run();
        }
    }

    /** The tables, by the names that they have in checkpoints. */
    KeyedTable[] tables() {
        return tables;
    }

    @Override
    public void close() {
        for (final KeyedTable table : tables) {
            table.close();
        }
    }
}
