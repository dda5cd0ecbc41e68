package io.turgo.connectors.spi;

import java.util.List;

/** A way to write rows as bytes, {@code 'format' = '...'}; found by {@link java.util.ServiceLoader}. Stateless. */
public interface TableFormat {
    /** The value of the option {@code format}. */
    String name();

    /** What it is, in a sentence. */
    String summary();

    /** Its options; their names begin with its own and a dot. */
    List<OptionSpec> options();

    /**
     * How a table's rows are written.
     *
     * @throws OptionException for options that contradict each other or the table's columns
     */
    RowFormat of(TableDefinition table);
}
