package io.turgo.operators.enrich;

import io.turgo.error.EngineException;
import io.turgo.operators.field.KeptFields;
import io.turgo.operators.field.WordField;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.stage.KeyedStage;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.Scope;
import io.turgo.stage.StageContext;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;

/** Runs an {@link Enrich}: a state table by the reference table's key, with the added fields only. */
record EnrichStage(
    ReferenceTable reference, boolean inner, WordField streamKey, WordField referenceKey, KeptFields added,
    KeyedTable table, AtomicCounter unmatched) implements KeyedStage {
    private static final int INITIAL_ROWS = 64;

    static EnrichStage of(
        StageContext context, ReferenceTable reference, String on, List<String> fields, String prefix,
        boolean inner) {
        final Scope rows = Scope.of(reference.schema());
        final WordField streamKey = new WordField(context.in().column(on));
        final WordField referenceKey = new WordField(rows.column(reference.key()));
        final KeptFields added = KeptFields.of(fields.stream().map(rows::column).toList(),
            fields.stream().map(field -> context.out().column(prefix + field)).toList());
        final int keyBytes = streamKey.isWide() || referenceKey.isWide() ? 2 * Long.BYTES : Long.BYTES;
        return new EnrichStage(reference, inner, streamKey, referenceKey, added,
            new KeyedTable(context.name(), new StateLayout(keyBytes, added.bytes(), 0), INITIAL_ROWS),
            context.counter(Enrich.UNMATCHED));
    }

    private boolean wide() {
        return streamKey.isWide() || referenceKey.isWide();
    }

    @Override
    public boolean onRow(Row row) {
        final int id = streamKey.isNull(row) ? KeyedTable.ABSENT : find(streamKey, row);
        if (id != KeyedTable.ABSENT) {
            added.load(table.at(id), table.layout().valueOffset(), row);
            return true;
        }
        unmatched.incrementRelease();
        added.clear(row);
        return !inner;
    }

    private int find(WordField key, Row row) {
        if (!wide()) {
            return table.find(key.low(row));
        }
        writeKey(key, row);
        return table.find();
    }

    private void writeKey(WordField field, Row row) {
        final UnsafeBuffer key = table.key();
        key.putLong(0, field.low(row));
        if (wide()) {
            key.putLong(Long.BYTES, field.high(row));
        }
    }

    @Override
    public void onReference(int number, Row row) {
        if (referenceKey.isNull(row)) {
            throw new EngineException("reference table `" + reference.name() + "` has a row whose key `"
                + reference.key() + "` is null, give it a key or leave the row out");
        }
        if (row.kind() == RowKind.DELETE) {
            final int id = find(referenceKey, row);
            if (id != KeyedTable.ABSENT) {
                table.remove(id);
            }
            return;
        }
        writeKey(referenceKey, row);
        final int id = table.findOrAdd();
        table.touch(id);
        added.save(row, table.at(id), table.layout().valueOffset());
    }
}
