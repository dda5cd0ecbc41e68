package io.turgo.connectors.print;

import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableColumn.Meaning;
import io.turgo.connectors.value.TextBuffer;
import io.turgo.connectors.value.TimeFormat;
import io.turgo.decimal.Decimal;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Rows as lines to be looked at; what would not be seen as a character is shown as {@code \xNN}. Of one thread. */
final class PrintText extends TextBuffer {
    private static final char[] HEX = "0123456789ABCDEF".toCharArray();

    private final byte[] prefix;
    private final SymbolDictionary symbols;
    private final Column[] columns;
    private final Meaning[] meanings;
    private final Decimal decimal = new Decimal();

    PrintText(String prefix, List<TableColumn> columns, Scope rows, SymbolDictionary symbols) {
        this.prefix = prefix.getBytes(StandardCharsets.UTF_8);
        this.symbols = symbols;
        this.columns = columns.stream().map(each -> rows.column(each.name())).toArray(Column[]::new);
        meanings = columns.stream().map(TableColumn::meaning).toArray(Meaning[]::new);
    }

    void append(Row row) {
        put(prefix);
        putAscii(sign(row.kind()));
        put('[');
        for (int i = 0; i < columns.length; i++) {
            putAscii(i == 0 ? "" : ", ");
            append(row, columns[i], meanings[i]);
        }
        put(']');
        put('\n');
    }

    private static String sign(RowKind kind) {
        return switch (kind) {
            case INSERT -> "+I";
            case UPDATE_BEFORE -> "-U";
            case UPDATE_AFTER -> "+U";
            case DELETE -> "-D";
        };
    }

    private void append(Row row, Column column, Meaning meaning) {
        if (row.isNull(column)) {
            putAscii("null");
            return;
        }
        switch (column.type()) {
            case BOOLEAN -> putBoolean(row.bool(column));
            case INT32 -> appendInt32(row.int32(column), meaning);
            case INT64 -> putLong(row.int64(column));
            case FLOAT64 -> putDouble(row.float64(column));
            case DECIMAL -> putDecimal(row.readDecimal(column, decimal), false);
            case TIMESTAMP -> putTime(row.int64(column), TimeFormat.SQL, decimal);
            case SYMBOL -> visible(putUtf8(symbols.text(row.int32(column))));
            case STRING -> visible(putUtf8(row.buffer(), row.stringOffset(column), row.stringLength(column)));
            default -> throw new IllegalStateException("no text of type " + column.type());
        }
    }

    private void appendInt32(int value, Meaning meaning) {
        switch (meaning) {
            case DATE -> putDate(value);
            case TIME -> putTimeOfDay(value);
            default -> putLong(value);
        }
    }

    /** Shows the control characters in the value at the end of the text. */
    private void visible(int valueLength) {
        final int start = length() - valueLength;
        for (int i = start; i < start + valueLength; i++) {
            if (isControl(bytes()[i])) {
                show(i, start + valueLength - i);
                return;
            }
        }
    }

    private static boolean isControl(byte b) {
        return b >= 0 && b < ' ' || b == Byte.MAX_VALUE;
    }

    private void show(int from, int count) {
        final byte[] rest = Arrays.copyOfRange(bytes(), from, from + count);
        length(from);
        for (final byte b : rest) {
            if (isControl(b)) {
                putAscii("\\x");
                put(HEX[b >> 4]);
                put(HEX[b & 0xF]);
            } else {
                ensure(1);
                bytes()[length()] = b;
                length(length() + 1);
            }
        }
    }
}
