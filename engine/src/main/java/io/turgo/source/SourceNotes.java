package io.turgo.source;

import io.turgo.record.Row;
import io.turgo.stage.Scope;
import java.util.function.Consumer;

/**
 * What a source knows over restarts beside its positions: rows of {@link Source#notes}, found by their first field.
 * Changes are journaled in the order in which the source's thread makes them and publishes records: of two, the journal
 * has the second only if it has the first. They take no sequence and are seen by no stage. For the source's own thread.
 */
public interface SourceNotes {
    /** The fields of a row. */
    Scope rows();

    /** Shows each row that the journal had when the engine started, in no order. */
    void forEach(Consumer<Row> reader);

    /**
     * An empty row to be filled, waiting for room as long as it takes. Until it is put or removed nothing else may be
     * claimed.
     *
     * @throws io.turgo.error.EngineException if the engine has stopped
     */
    Row claim();

    /**
     * Journals the claimed row, in place of one with the same first field.
     *
     * @throws io.turgo.error.ConfigurationException if a field that is not nullable was left unset, naming it
     */
    void put();

    /** Journals that there is no row any more with the first field of the claimed one. */
    void remove();
}
