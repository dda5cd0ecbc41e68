package io.turgo.connectors.http;

import io.turgo.connectors.spi.InputStopped;
import io.turgo.connectors.spi.RowFormat;
import io.turgo.connectors.spi.RowReader;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.record.Column;
import io.turgo.record.RecordTooLargeException;
import io.turgo.record.Row;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.io.ByteArrayInputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.eclipse.jetty.http.HttpStatus;

/** Decodes bodies, each as a whole: one row that is wrong, and nothing of the body is taken. Any thread. */
final class BodyDecoder {
    /** So many faults are told of, and looked for. */
    private static final int MOST_FAULTS = 20;
    private static final String BODY = "body";

    private final RowFormat format;
    private final boolean json;
    private final Scope rows;
    private final SymbolDictionary symbols;
    private final int recordBytes;

    /** @param recordBytes the most bytes of a record */
    BodyDecoder(RowFormat format, boolean json, Scope rows, SymbolDictionary symbols, int recordBytes) {
        this.format = format;
        this.json = json;
        this.rows = rows;
        this.symbols = symbols;
        this.recordBytes = recordBytes;
    }

    /** What a body came to: its rows, or why there are none. */
    record Outcome(DecodedBody body, BodyFault fault) {
    }

    /**
     * Decodes a body, whose bytes may be changed.
     *
     * @param held is charged for the rows
     */
    Outcome decode(byte[] text, int length, HeldBytes held) {
        if (json && JsonArray.begins(text, length)) {
            final String fault = JsonArray.toLines(text, length);
            if (fault != null) {
                return refused(HttpStatus.BAD_REQUEST_400, "body: " + fault);
            }
        }
        try (RowReader reader =
            format.reader(BODY, new ByteArrayInputStream(text, 0, length), rows, symbols)) {
            return decode(reader, new DecodedBody(held));
        } catch (final ConfigurationException | InputStopped e) {
            return refused(HttpStatus.BAD_REQUEST_400, e.getMessage());
        } catch (final EngineException full) {
            return refused(HttpStatus.INSUFFICIENT_STORAGE_507, full.getMessage());
        }
    }

    private Outcome decode(RowReader reader, DecodedBody body) {
        final Row row = new Row();
        row.wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(recordBytes)), 0, recordBytes);
        final List<String> faults = new ArrayList<>();
        while (faults.size() < MOST_FAULTS && reader.next()) {
            final String fault = decode(reader, row.reset(rows.layout()));
            if (fault != null) {
                faults.add(fault);
            } else if (faults.isEmpty()) {
                final BodyFault full = body.add(row);
                if (full != null) {
                    return new Outcome(null, full);
                }
            }
        }
        return faults.isEmpty() ? new Outcome(body, null)
            : refused(HttpStatus.BAD_REQUEST_400, String.join("\n", faults)
                + (faults.size() == MOST_FAULTS ? "\nthere may be more" : ""));
    }

    private String decode(RowReader reader, Row row) {
        try {
            final String fault = reader.decode(row);
            return fault == null ? missing(reader.number(), row) : fault;
        } catch (final RecordTooLargeException e) {
            return "row " + reader.number() + ": " + e.getMessage();
        }
    }

    private String missing(long number, Row row) {
        for (final Column column : rows.columns().values()) {
            if (!column.field().nullable() && row.isNull(column)) {
                return "row " + number + ", column " + column.name() + ": it has no value";
            }
        }
        return null;
    }

    private static Outcome refused(int status, String reason) {
        return new Outcome(null, new BodyFault(status, reason));
    }
}
