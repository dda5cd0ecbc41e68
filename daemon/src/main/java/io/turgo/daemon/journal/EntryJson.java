package io.turgo.daemon.journal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.StreamWriteFeature;
import com.fasterxml.jackson.core.io.SerializedString;
import io.turgo.decimal.Decimal;
import io.turgo.record.Column;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.ring.SlotKind;
import io.turgo.symbol.SymbolDictionary;
import java.io.IOException;
import java.io.Writer;
import java.util.Locale;

/** Writes journal entries as JSON, one a line. One thread. */
final class EntryJson implements AutoCloseable {
    private final Writer out;
    private final JsonGenerator json;
    private final Decimal decimal = new Decimal();

    EntryJson(Writer out) throws IOException {
        this.out = out;
        json = JsonFactory.builder().enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .disable(StreamWriteFeature.AUTO_CLOSE_TARGET).build().createGenerator(out);
        json.setRootValueSeparator(new SerializedString(""));
    }

    /** Begins an entry; {@code sequence} is its own or that of the record before it. */
    void begin(long frame, long sequence, long ingestTimeNs, SlotKind kind) throws IOException {
        json.writeStartObject();
        json.writeNumberField("frame", frame);
        json.writeNumberField("sequence", sequence);
        time("ingested", ingestTimeNs);
        json.writeStringField("kind", kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    void end() throws IOException {
        json.writeEndObject();
        json.flush();
        out.write('\n');
    }

    void text(String name, String value) throws IOException {
        json.writeStringField(name, value);
    }

    void number(String name, long value) throws IOException {
        json.writeNumberField(name, value);
    }

    void time(String name, long epochNs) throws IOException {
        json.writeStringField(name, Times.text(epochNs));
    }

    void row(Row row, RecordLayout layout, SymbolDictionary symbols) throws IOException {
        if (row.kind() != RowKind.INSERT) {
            json.writeStringField("change", row.kind().name().toLowerCase(Locale.ROOT).replace('_', '-'));
        }
        json.writeObjectFieldStart("row");
        for (final Column column : layout.columns()) {
            json.writeFieldName(column.name());
            if (row.isNull(column)) {
                json.writeNull();
            } else {
                value(row, column, symbols);
            }
        }
        json.writeEndObject();
    }

    private void value(Row row, Column column, SymbolDictionary symbols) throws IOException {
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
