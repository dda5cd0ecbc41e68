package io.turgo.operators.detect;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Row;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;

/**
 * Bytes of any length by key, in pieces: a table by (number of the piece, key fields), unused bytes of the last piece
 * zero. Belongs to the stage's thread.
 */
record ForestPieces(KeyFields keys, KeyedTable table) {
    /** Where the key's fields begin in the key, in bytes. */
    static final int KEY_FIELDS = Long.BYTES;
    /** The bytes of a piece. */
    static final int PIECE_BYTES = 4096;

    private static final int INITIAL_ROWS = 64;

    static ForestPieces of(String name, KeyFields keys) {
        return new ForestPieces(keys, new KeyedTable(
            name, new StateLayout(KEY_FIELDS + keys.bytes(), PIECE_BYTES, 0), INITIAL_ROWS));
    }

    private static int pieces(int length) {
        return (length + PIECE_BYTES - 1) / PIECE_BYTES;
    }

    /**
     * Puts bytes in the place of those of the row's key.
     *
     * @param before how many there were, 0 for none
     */
    void write(Row key, int before, byte[] bytes) {
        final int pieces = pieces(bytes.length);
        for (int i = pieces; i < pieces(before); i++) {
            table.remove(keys.find(table, i, key));
        }
        for (int i = 0; i < pieces; i++) {
            final int id = keys.findOrAdd(table, i, key);
            table.touch(id);
            final MemoryWindow to = table.at(id);
            final int at = table.layout().valueOffset();
            final int length = Math.min(PIECE_BYTES, bytes.length - i * PIECE_BYTES);
            for (int k = 0; k < length; k++) {
                to.putByte(at + k, bytes[i * PIECE_BYTES + k]);
            }
            to.setMemory(at + length, PIECE_BYTES - length, (byte) 0);
        }
    }

    /** The bytes of the row's key, of which there are so many. */
    byte[] read(Row key, int length) {
        final byte[] bytes = new byte[length];
        for (int i = 0; i < pieces(length); i++) {
            final MemoryWindow from = table.at(keys.find(table, i, key));
            final int at = table.layout().valueOffset();
            final int end = Math.min(PIECE_BYTES, length - i * PIECE_BYTES);
            for (int k = 0; k < end; k++) {
                bytes[i * PIECE_BYTES + k] = from.getByte(at + k);
            }
        }
        return bytes;
    }
}
