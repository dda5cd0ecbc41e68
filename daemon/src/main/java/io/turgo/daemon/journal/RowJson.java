package io.turgo.daemon.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import io.turgo.decimal.Decimal;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.symbol.SymbolDictionary;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Locale;

/** Writes rows as JSON objects, one a line: decimals as text, times as ISO-8601. One thread. */
public final class RowJson implements AutoCloseable {
    private final Writer out;
    private final JsonGenerator json;
    private final SymbolDictionary symbols;
    private final Decimal decimal = new Decimal();

    /** @param out is not closed */
    public RowJson(OutputStream out, SymbolDictionary symbols) throws IOException {
        this.out = new OutputStreamWriter(out, StandardCharsets.UTF_8);
        this.symbols = symbols;
        json = generator(this.out);
    }

    static JsonGenerator generator(Writer out) throws IOException {
        final JsonGenerator made = JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build().createGenerator(out);
        made.setRootValueSeparator(new SerializedString(""));
        return made;
    }

    /** Writes a line: event time, what the row changes if it is no new one, and its fields. */
    public void line(Row row, Collection<Column> columns) throws IOException {
        json.writeStartObject();
        json.writeStringField("@time", Times.text(row.eventTimeNs()));
        kind(json, row);
        fields(json, row, columns, symbols, decimal);
        json.writeEndObject();
        json.flush();
        out.write('\n');
    }

    /** Sends what has been written. */
    public void flush() throws IOException {
        out.flush();
    }

    static void kind(JsonGenerator json, Row row) throws IOException {
        if (row.kind() != RowKind.INSERT) {
            json.writeStringField("change", row.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
    }

    /** Writes the fields into an object that is open. */
    static void fields(JsonGenerator json, Row row, Collection<Column> columns, SymbolDictionary symbols,
        Decimal decimal) throws IOException {
        for (final Column column : columns) {
            json.writeFieldName(column.name());
            if (row.isNull(column)) {
                json.writeNull();
            } else {
                value(json, row, column, symbols, decimal);
            }
        }
    }

    private static void value(JsonGenerator json, Row row, Column column, SymbolDictionary symbols, Decimal decimal)
        throws IOException {
        switch (column.type()) {
            case BOOLEAN -> json.writeBoolean(row.bool(column));
            case INT32 -> json.writeNumber(row.int32(column));
            case INT64 -> json.writeNumber(row.int64(column));
            case FLOAT64 -> json.writeNumber(row.float64(column));
            case DECIMAL -> json.writeString(row.readDecimal(column, decimal).toString());
            case TIMESTAMP -> json.writeString(Times.text(row.int64(column)));
            case SYMBOL -> json.writeString(symbols.text(row.int32(column)));
            default -> json.writeString(row.string(column));
        }
    }

    @Override
    public void close() throws IOException {
        json.close();
        out.flush();
    }
}
