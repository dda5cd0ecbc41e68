package io.turgo.stage;

import io.turgo.state.KeyedTable;
import java.util.List;

/** A stage that knows nothing of earlier rows. */
public interface StatelessStage extends Stage {
    @Override
    default List<KeyedTable> tables() {
        return List.of();
    }
}
