package io.turgo.egress;

import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.util.UUID;

/** What the engine tells a sink when it opens it. */
public interface SinkContext {
    /** The sink's name in the pipeline. */
    String name();

    /** The journal whose outputs come; a random one where there is no journal. */
    UUID journalId();

    /** Whether what is written can be trusted to come exactly once: false where there is no journal. */
    boolean journaled();

    /** The rows that come. */
    Scope rows();

    /** A view of the rows that come; it only reads. */
    <V> V view(Class<V> type);

    /** The dictionary, to read texts of symbols. */
    SymbolDictionary symbols();
}
