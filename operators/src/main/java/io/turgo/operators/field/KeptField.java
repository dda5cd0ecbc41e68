package io.turgo.operators.enrich;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.WordField;
import io.turgo.record.Column;
import io.turgo.record.Row;

/**
 * One of {@link AddedFields}.
 *
 * @param source  in the reference table's rows
 * @param target  in the rows that are enriched
 * @param nullBit its bit in the state's word of null bits
 * @param offset  of its words in the state, in bytes
 */
record AddedField(WordField source, WordField target, long nullBit, int offset) {
    static AddedField of(Column source, Column target, int index, int offset) {
        return new AddedField(new WordField(source), new WordField(target), 1L << index, offset);
    }

    /** The bytes of state. */
    int bytes() {
        return WordField.bytesOf(source.column().field());
    }

    /** Keeps the field of a reference row in state that is all zero. */
    void save(Row reference, MemoryWindow state, int at) {
        if (source.isNull(reference)) {
            state.putLong(at, state.getLong(at) | nullBit);
        } else {
            source.save(reference, state, at + offset);
        }
    }

    /** Sets the field of a row, given the state's word of null bits. */
    void load(long nulls, MemoryWindow state, int at, Row row) {
        if ((nulls & nullBit) != 0) {
            row.setNull(target.column());
        } else {
            target.load(state, at + offset, row);
        }
    }
}
