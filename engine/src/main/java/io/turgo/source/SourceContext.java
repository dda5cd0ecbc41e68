package io.turgo.source;

import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;

/** What the engine gives a running source. For the source's own thread. */
public interface SourceContext {
    /** The source's name in the pipeline. */
    String name();

    /** The fields that a record of this source has. */
    Scope rows();

    /** The dictionary: a source turns the text of a SYMBOL into its number with {@link SymbolDictionary#intern}. */
    SymbolDictionary symbols();

    /** Fills slots and publishes them. */
    RowPublisher publisher();

    /** What the source has noted and notes, or null if {@link Source#notes} is. */
    SourceNotes notes();

    /** The position of the last journaled record of partition 0 of this source, or {@link RowPublisher#NO_POSITION}. */
    long resumePosition();

    /** The same of one partition, for sources with several. */
    long resumePosition(int partition);

    /** Whether to go on; once false it stays false, and the source should return soon. */
    boolean running();
}
