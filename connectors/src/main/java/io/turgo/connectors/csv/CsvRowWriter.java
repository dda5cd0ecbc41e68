package io.turgo.connectors.csv;

import io.turgo.connectors.spi.TableColumn.Meaning;
import io.turgo.decimal.Decimal;
import io.turgo.egress.OutputText;
import io.turgo.error.ConfigurationException;
import io.turgo.error.Suggestion;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Type;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Writes rows as lines of CSV (RFC 4180, but with a line feed alone at the end). A null is empty; a text is quoted
 * where it must be, and where it is empty; BOOLEANs are {@code true} and {@code false}; FLOAT64s are the shortest text
 * that reads back as the same double, the same on every JDK, with {@code NaN}, {@code Infinity} and {@code -Infinity};
 * DECIMALs are in plain notation. Belongs to one thread; a row allocates nothing, but for a string per FLOAT64.
 */
public final class CsvRowWriter implements OutputText {
    private final SymbolDictionary symbols;
    private final CsvColumn[] formats;
    private final Column[] columns;
    private final CsvFormat format;
    private final CsvText text;
    private final byte[] nullLiteral;
    private final Decimal decimal = new Decimal();

    /**
     * As {@link #CsvRowWriter(List, CsvFormat, Scope, SymbolDictionary, String)} in the default format, under a header.
     */
    public CsvRowWriter(List<CsvColumn> wanted, Scope rows, SymbolDictionary symbols, String sink) {
        this(wanted, CsvFormat.standard(), rows, symbols, sink);
    }

    /**
     * @param wanted  the columns in their order; all fields if there is none
     * @param format  delimiter, quote, null, and whether there is a header
     * @param rows    the fields there are
     * @param symbols texts of the rows' symbols
     * @param sink    what writes, for messages
     * @throws ConfigurationException if a column's field is not there, or two columns have one title
     */
    public CsvRowWriter(List<CsvColumn> wanted, CsvFormat format, Scope rows, SymbolDictionary symbols, String sink) {
        this.symbols = symbols;
        this.format = format;
        nullLiteral = format.nullLiteral().getBytes(StandardCharsets.UTF_8);
        text = new CsvText(format.delimiter(), format.quote(), new NullLiteral(format.nullLiteral()));
        final Collection<String> fields = rows.columns().keySet();
        final List<CsvColumn> chosen =
            wanted.isEmpty() ? fields.stream().map(CsvColumn::of).toList() : wanted;
        final List<Column> found = new ArrayList<>();
        final Set<String> titles = new HashSet<>();
        for (final CsvColumn each : chosen) {
            if (!fields.contains(each.field())) {
                throw new ConfigurationException("sink `" + sink + "`: there is no field `" + each.field()
                    + "` in the rows that come; they have " + String.join(", ", fields)
                    + Suggestion.of(each.field(), fields));
            }
            if (!titles.add(each.title())) {
                throw new ConfigurationException("sink `" + sink + "`: two columns are titled `" + each.title()
                    + "`, give one another title");
            }
            found.add(rows.column(each.field()));
        }
        formats = chosen.toArray(CsvColumn[]::new);
        columns = found.toArray(Column[]::new);
    }

    @Override
    public List<String> names() {
        return Stream.of(formats).map(CsvColumn::title).toList();
    }

    /** Appends the header line, unless the format names columns by position. */
    @Override
    public void appendHeader() {
        if (format.columns() != null) {
            return;
        }
        for (int i = 0; i < formats.length; i++) {
            text.putText(formats[i].title());
            text.put(i + 1 < formats.length ? format.delimiter() : '\n');
        }
    }

    @Override
    public void append(Row row) {
        final int last = columns.length - 1;
        for (int i = 0; i < last; i++) {
            append(row, columns[i], formats[i]);
            text.putDelimiter();
        }
        append(row, columns[last], formats[last]);
        text.put('\n');
    }

    private void append(Row row, Column column, CsvColumn shown) {
        if (row.isNull(column)) {
            text.put(nullLiteral);
            return;
        }
        final Type type = column.type();
        switch (type) {
            case BOOLEAN -> text.putBoolean(row.bool(column));
            case INT32 -> appendInt32(row.int32(column), shown.meaning());
            case INT64 -> text.putLong(row.int64(column));
            case FLOAT64 -> text.putDouble(row.float64(column));
            case DECIMAL -> text.putDecimal(row.readDecimal(column, decimal), shown.withoutZeros());
            case TIMESTAMP -> text.putTime(row.int64(column), shown.time(), decimal);
            case SYMBOL -> text.putText(symbols.text(row.int32(column)));
            case STRING -> text.putText(row.buffer(), row.stringOffset(column), row.stringLength(column));
            default -> throw new IllegalStateException("no text of type " + type);
        }
    }

    private void appendInt32(int value, Meaning meaning) {
        switch (meaning) {
            case DATE -> text.putDate(value);
            case TIME -> text.putTimeOfDay(value);
            default -> text.putLong(value);
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
        final List<String> values = new ArrayList<>();
        int start = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            final char c = line.charAt(i);
            quoted ^= c == format.quote();
            if (!quoted && (c == format.delimiter() || c == '\n')) {
                values.add(line.substring(start, i));
                start = i + 1;
                if (c == '\n') {
                    return values;
                }
            }
        }
        return null;
    }
}
