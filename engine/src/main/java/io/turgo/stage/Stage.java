package io.turgo.stage;

import io.turgo.memory.MemoryWindow;
import io.turgo.record.Row;
import io.turgo.state.KeyedTable;
import java.util.List;

/**
 * One step of a running pipeline. Belongs to one thread at a time; must be a deterministic function of the calls it
 * gets: no clock, no randomness, no iteration over unordered collections, no look-up outside. An exception stops the
 * engine at the record that caused it.
 *
 * <p>Best written as a record that holds its columns, parameters and mutable state objects. Of a record the engine
 * copies the code, with the fields as constants, so that the JIT compiler can compile it for just this stage.
 */
public interface Stage extends AutoCloseable {
    /**
     * Works on a row in place, or makes new rows of it through its {@link Outlet}.
     *
     * @return whether the row itself goes on to the stages behind this one; of stages that make new rows only those go
     *         on, to a late output, that come too late ({@link Operator#passesLate})
     */
    boolean onRow(Row row);

    /** Whether {@link #onWatermark} wants to be called; asked once. */
    default boolean followsWatermark() {
        return false;
    }

    /**
     * No more rows with an event time at or before {@code watermarkNs} are due. Called after the row that moved it, and
     * only when it has moved.
     */
    default void onWatermark(long watermarkNs) {
    }

    /** Every how many nanoseconds of journaled time {@link #onTick} wants to be called; 0 for never; asked once. */
    default long tickIntervalNs() {
        return 0;
    }

    /** The journaled wall clock has reached {@code timeNs} (epoch ns). */
    default void onTick(long timeNs) {
    }

    /**
     * The same, with when it was called last: a tick that comes much later than it is due tells that the process was
     * down. Calls {@link #onTick(long)} if it is not overridden.
     *
     * @param lastNs 0 for never
     */
    default void onTick(long timeNs, long lastNs) {
        onTick(timeNs);
    }

    /**
     * A row of a reference table that the operator named has been put, or deleted where its kind is DELETE.
     *
     * @param table which of the operator's tables, by its place in {@link Operator#references}
     */
    default void onReference(int table, Row row) {
    }

    /**
     * The tables that together hold all of the stage's state, in an order of the stage's own that does not change; none
     * if it has no state. A checkpoint keeps their rows. The default says that some state is elsewhere: a pipeline with
     * such a stage is not checkpointed and brings its state up from the whole journal.
     *
     * @return null if some state is elsewhere
     */
    default List<KeyedTable> tables() {
        return null;
    }

    /**
     * The rows of the {@link #tables} were put back from a checkpoint: what the stage derives from them is to be made
     * again. Called once, before the first row.
     *
     * @param watermarkNs the watermark that the stage has seen last, {@link Long#MIN_VALUE} for none
     */
    default void onRestored(long watermarkNs) {
    }

    /**
     * Tells to which key a row of a table belongs, so that it is put back where the rows of that key go. For stages
     * whose operator is sharded by key.
     *
     * @param table which of the {@link #tables}
     * @param image key, value and transient part of the row
     * @param into  an empty row of what comes in: the fields that {@link Operator#sharding} names are to be set
     */
    default void keyOf(int table, MemoryWindow image, Row into) {
        throw new IllegalStateException(
            getClass().getName() + " is sharded by key and does not tell the keys of its rows: it needs a keyOf");
    }

    /** How many rows came too late to count; for stages that follow the watermark. */
    default long lateRows() {
        return 0;
    }

    /** The hash of the stage's state, the same for the same state however it came about; 0 for none. */
    default long stateHash() {
        return 0;
    }

    /** How many keys or panes the stage keeps. */
    default long stateRows() {
        return 0;
    }

    /** The bytes that the stage's state takes. */
    default long stateBytes() {
        return 0;
    }

    /** Releases the state; idempotent. */
    @Override
    default void close() {
    }
}
