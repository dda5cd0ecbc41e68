package io.turgo.connectors.spi;

import io.turgo.egress.Sink;
import io.turgo.error.ConfigurationException;
import io.turgo.source.ReferenceLoader;

/**
 * A kind of SQL table, found by {@link java.util.ServiceLoader}. Stateless; any thread. What it makes of a table opens
 * nothing before the engine starts it, and throws {@link OptionException} for options that contradict each other.
 */
public interface TableConnector {
    /** Its name, options, metadata and guarantees. */
    ConnectorSpec spec();

    /**
     * What publishes the table's rows, for one run.
     *
     * @throws ConfigurationException if such a table cannot be read, or not with these options and columns
     */
    default TableSource source(TableDefinition table) {
        throw Connectors.refused(Role.SOURCE, this, table);
    }

    /**
     * What writes rows to the table, for one run. They have exactly the table's columns, in their order.
     *
     * @throws ConfigurationException if such a table cannot be written, or not with these options and columns
     */
    default Sink sink(TableDefinition table) {
        throw Connectors.refused(Role.SINK, this, table);
    }

    /**
     * What loads all of the table's rows, to be looked up by its primary key.
     *
     * @throws ConfigurationException if such a table cannot be looked up, or not with these options and columns
     */
    default ReferenceLoader lookup(TableDefinition table) {
        throw Connectors.refused(Role.LOOKUP, this, table);
    }
}
