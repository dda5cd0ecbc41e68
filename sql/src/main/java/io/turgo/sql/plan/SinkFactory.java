package io.turgo.sql.plan;

import io.turgo.connectors.spi.TableDefinition;
import io.turgo.egress.Sink;
import java.util.function.Supplier;

/** Makes the sinks of a pipeline: those that a file declares, or others in their place. */
@FunctionalInterface
public interface SinkFactory {
    /** What the file declares. */
    SinkFactory DECLARED = (table, declared) -> declared.get();

    /**
     * The sink for a table that is written.
     *
     * @param table    as it is declared
     * @param declared makes the sink that the declaration means; it opens nothing before the engine does
     */
    Sink sink(TableDefinition table, Supplier<Sink> declared);
}
