package io.turgo.connectors.value;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Type;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.UnsafeBuffer;

/** The values of fields that are not in the input. Belongs to one thread. */
public final class Constants {
    private static final int SCRATCH_BYTES = 1024 * 1024;

    private final CellReader reader;
    private final Cell[] cells;
    private final byte[][] texts;
    private final int[] symbols;

    /**
     * Tries the constants once, and keeps the numbers of symbols.
     *
     * @param cells   of the fields, their index of no meaning
     * @param texts   by field, written as they would be in the input; a field without one stays null
     * @param scope   the fields there are
     * @param reader  that decodes
     * @param subject what the constants belong to, for messages
     * @throws ConfigurationException if one is not of its field's type
     */
    public Constants(List<Cell> cells, Map<String, byte[]> texts, Scope scope, CellReader reader, String subject) {
        this.reader = reader;
        this.cells = cells.toArray(Cell[]::new);
        this.texts = cells.stream().map(cell -> texts.get(cell.column().name())).toArray(byte[][]::new);
        symbols = new int[this.cells.length];
        Arrays.fill(symbols, SymbolDictionary.UNKNOWN);
        if (this.cells.length > 0) {
            trySet(subject, new Row().wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(SCRATCH_BYTES)), 0,
                SCRATCH_BYTES).reset(scope.layout()));
        }
    }

    private void trySet(String subject, Row scratch) {
        final String fault = set(scratch);
        if (fault != null) {
            throw new ConfigurationException(subject + ": " + fault);
        }
        for (int i = 0; i < cells.length; i++) {
            final Column column = cells[i].column();
            if (column.type() == Type.SYMBOL && !scratch.isNull(column)) {
                symbols[i] = scratch.int32(column);
            }
        }
    }

    /**
     * Sets the fields.
     *
     * @return what is wrong with a value, naming its field, or null
     */
    public String set(Row row) {
        for (int i = 0; i < cells.length; i++) {
            final String fault = set(row, i);
            if (fault != null) {
                return "constant " + cells[i].column().name() + ": " + fault;
            }
        }
        return null;
    }

    private String set(Row row, int i) {
        if (symbols[i] != SymbolDictionary.UNKNOWN) {
            row.int32(cells[i].column(), symbols[i]);
            return null;
        }
        return texts[i] == null ? CellReader.missing(cells[i])
            : reader.read(row, cells[i], texts[i], 0, texts[i].length);
    }
}
