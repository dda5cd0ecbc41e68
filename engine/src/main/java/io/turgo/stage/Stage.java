package io.turgo.stage;

import io.turgo.record.Row;

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
     * @return whether the row itself goes on to the stages behind this one; false for stages that make new rows
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
     * A row of a reference table that the operator named has been put, or deleted where its kind is DELETE.
     *
     * @param table which of the operator's tables, by its place in {@link Operator#references}
     */
    default void onReference(int table, Row row) {
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
