package io.turgo.stage;

import io.turgo.record.Row;

/** Where a stage puts the new rows it makes. Belongs to the stage's thread. */
public interface Outlet {
    /**
     * An empty row of the stage's output: all fields null. To be emitted within the same call of the stage; a claim
     * that is not emitted is given back with the next one.
     */
    Row claim();

    /** Passes the claimed row on, with the present cause's sequence. Set the event time before. */
    void emit();
}
