package io.turgo.sql.ranking;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.WordField;
import io.turgo.record.Row;
import io.turgo.record.Type;
import java.util.List;

/**
 * The values by which rows are sorted, in a row of state: for each field three words, whether it is there, its high
 * word and its low one. Immutable; any thread.
 */
record SortKey(List<WordField> fields, List<Boolean> descending) {
    private static final int WORDS = 3;
    private static final int FIELD_BYTES = WORDS * Long.BYTES;

    int bytes() {
        return fields.size() * FIELD_BYTES;
    }

    void save(Row row, MemoryWindow state, int at) {
        for (int i = 0; i < fields.size(); i++) {
            final WordField field = fields.get(i);
            final int to = at + i * FIELD_BYTES;
            final boolean present = !field.isNull(row);
            state.putLong(to, present ? 1 : 0);
            state.putLong(to + Long.BYTES, present ? field.high(row) : 0);
            state.putLong(to + 2 * Long.BYTES, present ? field.low(row) : 0);
        }
    }

    /** How a row compares with what was saved of another: negative if it comes before that. */
    int compare(Row row, MemoryWindow state, int at) {
        for (int i = 0; i < fields.size(); i++) {
            final int order = compare(fields.get(i), row, state, at + i * FIELD_BYTES);
            if (order != 0) {
                return descending.get(i) ? -order : order;
            }
        }
        return 0;
    }

    private static int compare(WordField field, Row row, MemoryWindow state, int at) {
        final boolean present = !field.isNull(row);
        final boolean otherPresent = state.getLong(at) != 0;
        if (!present || !otherPresent) {
            return Boolean.compare(present, otherPresent);
        }
        final long otherLow = state.getLong(at + 2 * Long.BYTES);
        if (field.column().type() == Type.FLOAT64) {
            return Double.compare(Double.longBitsToDouble(field.low(row)), Double.longBitsToDouble(otherLow));
        }
        final int high = Long.compare(field.high(row), state.getLong(at + Long.BYTES));
        return high != 0 ? high : Long.compareUnsigned(field.low(row), otherLow);
    }
}
