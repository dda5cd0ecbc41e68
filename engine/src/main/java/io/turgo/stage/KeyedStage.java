package io.turgo.stage;

import io.turgo.state.KeyedTable;

/** A stage whose state is one keyed table. */
public abstract class KeyedStage extends Stage {
    /** The state; made once, when the stage is made, and owned by the stage's thread. */
    public abstract KeyedTable table();

    @Override
    public long stateHash() {
        return table().writeBack();
    }

    @Override
    public long stateRows() {
        return table().size();
    }

    @Override
    public long stateBytes() {
        return table().capacityBytes();
    }

    @Override
    public void close() {
        table().close();
    }
}
