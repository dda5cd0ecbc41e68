package io.turgo.connectors.csv;

import io.turgo.connectors.file.ByteSource;
import io.turgo.connectors.spi.InputStopped;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Row;
import io.turgo.source.RowPublisher;
import io.turgo.source.Source;
import io.turgo.source.SourceContext;
import java.nio.file.Path;

/**
 * Publishes the records of a CSV input, once, from its beginning to its end. Immutable.
 *
 * <p>The position of a record is its number, 1 for the first one behind the header; empty lines do not count. To
 * resume, the records before are read and passed over, at a cost that grows with the input; the input must be the same
 * as before, and complete when it is first read.
 *
 * <p>A record that cannot be decoded is {@linkplain RowPublisher#reject rejected} with its number, the column, the
 * value and the expected type; all others are published. Values are never rounded or cut: zeros at the end of a
 * fraction may be more than the field's scale, other digits may not. A field that is not nullable must have a value;
 * the empty string is written {@code ""}.
 */
public final class CsvSource implements Source {
    private final ByteSource bytes;
    private final CsvInput input;

    private CsvSource(ByteSource bytes, CsvInput input) {
        this.bytes = bytes;
        this.input = input;
    }

    /** The records of a file; one named {@code *.gz} is decompressed. */
    public static CsvSource of(Path file) {
        return of(ByteSource.file(file));
    }

    /** The records of any input. */
    public static CsvSource of(ByteSource bytes) {
        return new CsvSource(bytes, CsvInput.of(bytes.name()));
    }

    /** How the input is written. */
    public CsvSource format(CsvFormat format) {
        return new CsvSource(bytes, input.withFormat(format));
    }

    /** The value of a field that is not in the input, written as it would be there. */
    public CsvSource constant(String field, String text) {
        return new CsvSource(bytes, input.withConstant(field, text));
    }

    /** The INT64 field that gets a record's number. */
    public CsvSource rowNumber(String field) {
        return new CsvSource(bytes, input.withRowNumber(field));
    }

    @Override
    public void run(SourceContext context) throws InputStopped {
        try (CsvRowReader reader = CsvRowReader.open(input, bytes.open(), context.rows(), context.symbols())) {
            if (skip(reader, context)) {
                publish(reader, context);
            }
        }
    }

    /** Passes over what was published before; false if that was stopped. */
    private boolean skip(CsvRowReader reader, SourceContext context) {
        final long resume = Math.max(0, context.resumePosition());
        while (reader.number() < resume && context.running()) {
            if (!reader.next()) {
                throw new ConfigurationException("input `" + bytes + "` has rows=" + reader.number()
                    + " < journaled position=" + resume + " of source `" + context.name()
                    + "`, it was cut or replaced; restore it, or start with another data directory");
            }
        }
        return context.running();
    }

    private static void publish(CsvRowReader reader, SourceContext context) {
        final RowPublisher publisher = context.publisher();
        while (context.running() && reader.next()) {
            publish(reader, publisher);
        }
    }

    private static void publish(CsvRowReader reader, RowPublisher publisher) {
        final Row row = publisher.claim();
        final String fault = reader.decode(row);
        if (fault == null) {
            publisher.commit(reader.number());
        } else {
            publisher.abort();
            publisher.reject(reader.number(), fault, reader.raw());
        }
    }
}
