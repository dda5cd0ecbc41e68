package io.turgo.egress;

import io.turgo.error.NoSpaceException;
import io.turgo.frame.Durability;
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

    /**
     * What outputs have survived when they come; {@code NONE} where there is no journal. At {@code DISK} a sink that
     * keeps the id of its last output makes each commit survive loss of power, too.
     */
    Durability durability();

    /**
     * To be called by a sink that finds its disk full, and has written nothing of what it was about to: says so in log
     * and counters and waits a while; on return the sink tries again. The sink's thread.
     *
     * @throws NoSpaceException the one given, where the engine is to stop instead
     */
    void awaitRoom(NoSpaceException full);

    /** The rows that come. */
    Scope rows();

    /** A view of the rows that come; it only reads. */
    <V> V view(Class<V> type);

    /** The dictionary, to read texts of symbols. */
    SymbolDictionary symbols();
}
