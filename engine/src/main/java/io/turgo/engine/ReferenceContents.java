package io.turgo.engine;

import io.turgo.pipeline.Plan;
import io.turgo.record.Column;
import io.turgo.record.RecordDescriptor;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.stage.ReferenceTable;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the journal has put into the reference tables so far: known so that a load journals only what differs. Belongs
 * to
 * the intake's thread; the stages have their own tables.
 */
final class ReferenceContents {
    private final RecordLayout[] layouts;
    private final Column[] keys;
    private final Map<Key, byte[]>[] tables;

    @SuppressWarnings({"unchecked", "rawtypes"})
    ReferenceContents(Plan plan) {
        final int count = plan.references().size();
        layouts = new RecordLayout[count];
        keys = new Column[count];
        tables = new Map[count];
        for (int i = 0; i < count; i++) {
            final ReferenceTable table = plan.references().get(i);
            layouts[i] = RecordLayout.of(table.schema());
            keys[i] = layouts[i].column(table.key());
            tables[i] = new LinkedHashMap<>();
        }
    }

    /** The bytes of a key field. */
    record Key(byte[] bytes) {
        static Key of(Row row, Column column) {
            final byte[] bytes = new byte[column.field().widthBytes()];
            row.buffer().getBytes(row.offset() + column.offset(), bytes);
            return new Key(bytes);
        }

        @Override
        public boolean equals(Object other) {
            return other instanceof Key && Arrays.equals(bytes, ((Key) other).bytes);
        }

        @Override
        public int hashCode() {
            return Arrays.hashCode(bytes);
        }
    }

    RecordLayout layout(int table) {
        return layouts[table];
    }

    Column keyColumn(int table) {
        return keys[table];
    }

    Key key(int table, Row row) {
        return Key.of(row, keys[table]);
    }

    /** Takes a journaled change. */
    void apply(int table, Row row) {
        if (row.kind() == RowKind.DELETE) {
            tables[table].remove(key(table, row));
        } else {
            tables[table].put(key(table, row), body(table, row));
        }
    }

    /** Null bitmap and fields: what makes two rows of a table the same. Null fields hold zeros. */
    byte[] body(int table, Row row) {
        final byte[] bytes = new byte[layouts[table].fixedLength() - RecordDescriptor.HEADER_LENGTH];
        row.buffer().getBytes(row.offset() + RecordDescriptor.HEADER_LENGTH, bytes);
        return bytes;
    }

    /** Puts back what {@link #body} gave. */
    void putBody(Row row, byte[] body) {
        row.buffer().putBytes(row.offset() + RecordDescriptor.HEADER_LENGTH, body);
    }

    Map<Key, byte[]> rows(int table) {
        return tables[table];
    }
}
