package io.turgo.connectors.generator;

import io.turgo.decimal.Decimal;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Type;
import io.turgo.symbol.SymbolDictionary;
import java.nio.charset.StandardCharsets;

/** Sets whole numbers at equal distances in fields that are no whole numbers. Belongs to one thread. */
final class SequenceCell extends GeneratedCell {
    private final long first;
    private final long step;
    private final SymbolDictionary symbols;
    private final Decimal decimal = new Decimal();

    SequenceCell(Column column, Values.Steps steps, SymbolDictionary symbols) {
        super(column);
        first = steps.first();
        step = steps.step();
        this.symbols = symbols;
    }

    @Override
    void set(Row row, long number, long random) {
        final long value = first + number * step;
        final Type type = column.type();
        switch (type) {
            case FLOAT64 -> row.float64(column, value);
            case DECIMAL -> row.decimal(column, decimal.setUnscaled(value, 0));
            case SYMBOL -> row.int32(column, symbols.intern(Long.toString(value)));
            case STRING -> {
                final byte[] text = Long.toString(value).getBytes(StandardCharsets.US_ASCII);
                row.string(column, text, 0, text.length);
            }
            default -> throw new IllegalStateException("no sequence of type " + type);
        }
    }
}
