package io.turgo.operators.field;

import io.turgo.memory.MemoryWindow;
import io.turgo.record.Column;
import io.turgo.record.Row;

/**
 * One of {@link KeptFields}.
 *
 * @param source  in the rows that are kept
 * @param target  in the rows that get it
 * @param nullBit its bit in the state's word of null bits
 * @param offset  of its words in the state, in bytes
 */
record KeptField(WordField source, WordField target, long nullBit, int offset) {
    static KeptField of(Column source, Column target, int index, int offset) {
        return new KeptField(new WordField(source), new WordField(target), 1L << index, offset);
    }

    /** The bytes of state. */
    int bytes() {
        return WordField.bytesOf(source.column().field());
    }

    /** Keeps the field of a row in state that is all zero. */
    void save(Row row, MemoryWindow state, int at) {
        if (source.isNull(row)) {
            state.putLong(at, state.getLong(at) | nullBit);
        } else {
            source.save(row, state, at + offset);
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
