package io.turgo.connectors.csv;

import io.turgo.connectors.file.ByteSource;
import io.turgo.connectors.spi.InputStopped;
import io.turgo.error.ConfigurationException;
import io.turgo.source.ReferenceLoader;
import io.turgo.source.ReferenceRows;
import java.nio.file.Path;

/**
 * Loads a reference table from a CSV input. Unlike a source it takes all records or none: a bad one is an error that
 * stops the start. Immutable.
 */
public final class CsvReference implements ReferenceLoader {
    private final ByteSource bytes;
    private final CsvInput input;

    private CsvReference(ByteSource bytes, CsvInput input) {
        this.bytes = bytes;
        this.input = input;
    }

    /** The records of a file; one named {@code *.gz} is decompressed. */
    public static CsvReference of(Path file) {
        return of(ByteSource.file(file));
    }

    /** The records of any input. */
    public static CsvReference of(ByteSource bytes) {
        return new CsvReference(bytes, CsvInput.of(bytes.name()));
    }

    /** How the input is written. */
    public CsvReference format(CsvFormat format) {
        return new CsvReference(bytes, input.withFormat(format));
    }

    /** The value of a field that is not in the input, written as it would be there. */
    public CsvReference constant(String field, String text) {
        return new CsvReference(bytes, input.withConstant(field, text));
    }

    /** @throws ConfigurationException naming input, record and column, if a record cannot be decoded */
    @Override
    public void load(ReferenceRows target) throws InputStopped {
        try (CsvRowReader reader = CsvRowReader.open(input, bytes.open(), target.rows(), target.symbols())) {
            while (reader.next()) {
                final String fault = reader.decode(target.claim());
                if (fault != null) {
                    throw new ConfigurationException("reference `" + bytes + "`, " + fault);
                }
                target.put();
            }
        }
    }
}
