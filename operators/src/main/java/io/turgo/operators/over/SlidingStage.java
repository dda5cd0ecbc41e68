package io.turgo.operators.over;

import io.turgo.error.EngineException;
import io.turgo.memory.MemoryWindow;
import io.turgo.operators.aggregate.AggregateOverflowException;
import io.turgo.record.Row;
import io.turgo.stage.Stage;
import io.turgo.state.KeyedTable;
import java.util.List;

/** A stage whose rows wait for the watermark and then go through frames. */
interface SlidingStage extends Stage {
    /** What waits, and the frames. */
    SlidingState state();

    /** What {@link #onWatermark} does with rows that are no longer out of order. */
    void advance(long watermarkNs);

    @Override
    default boolean onRow(Row row) {
        state().take(row);
        return false;
    }

    @Override
    default boolean followsWatermark() {
        return true;
    }

    @Override
    default void onWatermark(long watermarkNs) {
        try {
            state().watermark(watermarkNs);
            advance(watermarkNs);
        } catch (AggregateOverflowException e) {
            throw new EngineException(e.getMessage() + ", in a frame of stage `" + state().name()
                + "`: make the frame shorter, or aggregate smaller values", e);
        }
    }

    @Override
    default long lateRows() {
        return state().lateRows();
    }

    @Override
    default List<KeyedTable> tables() {
        return state().tables();
    }

    @Override
    default void onRestored(long watermarkNs) {
        state().restore(watermarkNs);
    }

    @Override
    default void keyOf(int table, MemoryWindow image, Row into) {
        state().keyOf(table, image, into);
    }

    @Override
    default long stateHash() {
        return state().hash();
    }

    @Override
    default long stateRows() {
        return state().rows();
    }

    @Override
    default long stateBytes() {
        return state().bytes();
    }

    @Override
    default void close() {
        state().close();
    }
}
