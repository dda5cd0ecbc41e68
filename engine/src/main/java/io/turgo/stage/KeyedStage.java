package io.turgo.stage;

import io.turgo.state.KeyedTable;
import java.util.List;

/** A stage whose state is one keyed table. */
public interface KeyedStage extends Stage {
    /** The state; made once, when the stage is made, and owned by the stage's thread. */
    KeyedTable table();

    @Override
    default List<KeyedTable> tables() {
        return List.of(table());
    }

    @Override
    default long stateHash() {
        return table().writeBack();
    }

    @Override
    default long stateRows() {
        return table().size();
    }

    @Override
    default long stateBytes() {
        return table().capacityBytes();
    }

    @Override
    default void close() {
        table().close();
    }
}
