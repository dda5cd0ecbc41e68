package io.turgo.stage;

import io.turgo.symbol.SymbolDictionary;
import org.agrona.concurrent.status.AtomicCounter;

/** What the engine gives a stage when it is made. All of it is for the stage's own thread. */
public interface StageContext {
    /** The stage's name in the pipeline. */
    String name();

    /** The rows that come in. */
    Scope in();

    /** The rows that go out: {@link #in} and the stage's own fields, or the new rows. */
    Scope out();

    /** Where new rows go; only for stages whose output is fresh. */
    Outlet outlet();

    /**
     * A view of the rows that come in, with the stage's own added fields.
     *
     * @throws io.turgo.error.ConfigurationException if an accessor fits no field
     */
    <V> V view(Class<V> type);

    /** The dictionary, to read texts of symbols. Stages do not intern. */
    SymbolDictionary symbols();

    /** The sequence of the record that is, or that last was, the cause of what happens now. */
    Cause cause();

    /** A counter of this stage's own, e.g. {@code late}. Written by the stage's thread only. */
    AtomicCounter counter(String what);
}
