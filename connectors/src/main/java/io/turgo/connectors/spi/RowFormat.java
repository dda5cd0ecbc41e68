package io.turgo.connectors.spi;

import io.turgo.egress.OutputText;
import io.turgo.error.ConfigurationException;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.io.InputStream;

/** How the rows of one table are written as bytes. Immutable; any thread. */
public interface RowFormat {
    /**
     * Reads rows from a stream, from the beginning of an input on.
     *
     * @param name    of the input, for messages
     * @param input   what is read; closed by the reader. It may end early with {@link InputStopped}
     * @param rows    the fields of a row: the table's columns
     * @param symbols that new symbols are added to
     * @throws InputStopped           if the stream ended so before there was anything to make a reader of
     * @throws ConfigurationException if the input's columns and the table's do not match
     */
    RowReader reader(String name, InputStream input, Scope rows, SymbolDictionary symbols) throws InputStopped;

    /**
     * Writes rows, one behind the other.
     *
     * @param rows    the fields of a row: the table's columns
     * @param symbols texts of the rows' symbols
     * @param sink    what writes, for messages
     */
    OutputText writer(Scope rows, SymbolDictionary symbols, String sink);
}
