package io.turgo.connectors.csv;

import io.turgo.error.ConfigurationException;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Type;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/** The values of fields that are not in the input. Belongs to one thread. */
final class Constants {
    private static final int SCRATCH_BYTES = 1024 * 1024;

    private final CellReader reader;
    private final Cell[] cells;
    private final byte[][] texts;
    private final int[] symbols;

    /**
     * Tries the constants once, and keeps the numbers of symbols.
     *
     * @throws ConfigurationException if one is not of its field's type
     */
    Constants(CsvInput input, Scope scope, CellReader reader) {
        this.reader = reader;
        final List<String> fields = List.copyOf(input.constants().keySet());
        cells = fields.stream()
            .map(field -> new Cell(CsvRecords.NO_COLUMN, scope.column(field), input.format().timeOf(field)))
            .toArray(Cell[]::new);
        texts = fields.stream().map(field -> input.constants().get(field).getBytes(StandardCharsets.UTF_8))
            .toArray(byte[][]::new);
        symbols = new int[cells.length];
        Arrays.fill(symbols, SymbolDictionary.UNKNOWN);
        if (cells.length > 0) {
            trySet(input, new Row().wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(SCRATCH_BYTES)), 0, SCRATCH_BYTES)
                .reset(scope.layout()));
        }
    }

    private void trySet(CsvInput input, Row scratch) {
        final String fault = set(scratch);
        if (fault != null) {
            throw new ConfigurationException("input `" + input.bytes() + "`: " + fault);
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
    String set(Row row) {
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
        return reader.read(row, cells[i], texts[i], 0, texts[i].length, false);
    }
}
