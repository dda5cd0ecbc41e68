package io.turgo.daemon.journal;

import com.fasterxml.jackson.core.JsonGenerator;
import io.turgo.decimal.Decimal;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
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
        json = RowJson.generator(out);
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
        RowJson.kind(json, row);
        json.writeObjectFieldStart("row");
        RowJson.fields(json, row, layout.columns(), symbols, decimal);
        json.writeEndObject();
    }

    @Override
    public void close() throws IOException {
        json.close();
        out.flush();
    }
}
