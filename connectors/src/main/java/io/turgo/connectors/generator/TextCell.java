package io.turgo.connectors.generator;

import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Type;
import io.turgo.symbol.SymbolDictionary;
import java.nio.charset.StandardCharsets;

/** Sets texts of hexadecimal digits. Belongs to one thread. */
final class TextCell extends GeneratedCell {
    private static final int DIGITS_PER_LONG = 16;
    private static final int DIGIT_BITS = 4;
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    private final byte[] text;
    private final SymbolDictionary symbols;

    TextCell(Column column, Values.Text values, SymbolDictionary symbols) {
        super(column);
        text = new byte[values.length()];
        this.symbols = symbols;
    }

    @Override
    void set(Row row, long number, long random) {
        long bits = random;
        for (int i = 0; i < text.length; i++) {
            if (i % DIGITS_PER_LONG == 0) {
                bits = GeneratorSource.mix(bits + i);
            }
            text[i] = HEX[(int) (bits >>> DIGIT_BITS * (i % DIGITS_PER_LONG)) & DIGITS_PER_LONG - 1];
        }
        if (column.type() == Type.SYMBOL) {
            row.int32(column, symbols.intern(new String(text, StandardCharsets.US_ASCII)));
        } else {
            row.string(column, text, 0, text.length);
        }
    }
}
