package io.turgo.connectors.json;

import io.turgo.connectors.spi.TableColumn.Meaning;
import io.turgo.connectors.spi.TableColumn;
import io.turgo.connectors.spi.TableDefinition;
import io.turgo.connectors.value.TimeFormat;
import io.turgo.decimal.Decimal;
import io.turgo.egress.OutputText;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Type;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Writes rows as lines of JSON objects, their names in the order of the table's columns. Numbers and decimals are
 * plain, a double that is no number is a text. Belongs to one thread; a row allocates nothing, but for a string per
 * FLOAT64.
 */
final class JsonRowWriter implements OutputText {
    private final JsonSettings settings;
    private final SymbolDictionary symbols;
    private final Entry[] entries;
    private final JsonText text = new JsonText();
    private final Decimal decimal = new Decimal();

    /** A column, its name as it is written, colon included, and how its values are. */
    private record Entry(Column column, byte[] name, TimeFormat time, Meaning meaning) {
    }

    JsonRowWriter(TableDefinition table, JsonSettings settings, Scope rows, SymbolDictionary symbols) {
        this.settings = settings;
        this.symbols = symbols;
        final List<Entry> found = new ArrayList<>();
        for (final TableColumn column : table.columns()) {
            found.add(new Entry(rows.column(column.name()), nameOf(settings.nameOf(column.name())),
                settings.timeOf(column.name()), column.meaning()));
        }
        entries = found.toArray(Entry[]::new);
    }

    private static byte[] nameOf(String name) {
        final JsonText quoted = new JsonText();
        quoted.putText(name);
        quoted.put(':');
        return Arrays.copyOf(quoted.bytes(), quoted.length());
    }

    @Override
    public List<String> names() {
        return Stream.of(entries).map(each -> settings.nameOf(each.column().name())).toList();
    }

    /** Nothing. */
    @Override
    public void appendHeader() {
        // a line of JSON stands for itself
    }

    @Override
    public void append(Row row) {
        char before = '{';
        for (final Entry entry : entries) {
            final boolean isNull = row.isNull(entry.column());
            if (!isNull || !settings.withoutNulls()) {
                text.put(before);
                text.put(entry.name());
                append(row, entry, isNull);
                before = ',';
            }
        }
        if (before == '{') {
            text.put('{');
        }
        text.put('}');
        text.put('\n');
    }

    private void append(Row row, Entry entry, boolean isNull) {
        if (isNull) {
            text.putAscii("null");
            return;
        }
        final Column column = entry.column();
        final Type type = column.type();
        switch (type) {
            case BOOLEAN -> text.putBoolean(row.bool(column));
            case INT32 -> appendInt32(row.int32(column), entry.meaning());
            case INT64 -> text.putLong(row.int64(column));
            case FLOAT64 -> appendDouble(row.float64(column));
            case DECIMAL -> text.putDecimal(row.readDecimal(column, decimal), settings.withoutZeros());
            case TIMESTAMP -> appendTime(row.int64(column), entry.time());
            case SYMBOL -> text.putText(symbols.text(row.int32(column)));
            case STRING -> text.putText(row.buffer(), row.stringOffset(column), row.stringLength(column));
            default -> throw new IllegalStateException("no text of type " + type);
        }
    }

    private void appendInt32(int value, Meaning meaning) {
        if (meaning != Meaning.DATE && meaning != Meaning.TIME) {
            text.putLong(value);
            return;
        }
        text.put('"');
        if (meaning == Meaning.DATE) {
            text.putDate(value);
        } else {
            text.putTimeOfDay(value);
        }
        text.put('"');
    }

    private void appendDouble(double value) {
        if (Double.isFinite(value)) {
            text.putDouble(value);
        } else {
            text.putText(Double.isNaN(value) ? "NaN" : value > 0 ? "Infinity" : "-Infinity");
        }
    }

    private void appendTime(long timeNs, TimeFormat format) {
        if (format == TimeFormat.ISO_8601 || format == TimeFormat.SQL) {
            text.put('"');
            text.putTime(timeNs, format, decimal);
            text.put('"');
        } else {
            text.putTime(timeNs, format, decimal);
        }
    }

    @Override
    public byte[] bytes() {
        return text.bytes();
    }

    @Override
    public int length() {
        return text.length();
    }

    @Override
    public void clear() {
        text.clear();
    }

    @Override
    public List<String> values(String line) {
        final int end = line.indexOf('\n');
        return end < 0 ? null : JsonValues.of(line.substring(0, end), names());
    }
}
