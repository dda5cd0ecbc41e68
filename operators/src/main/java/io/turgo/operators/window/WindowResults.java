package io.turgo.operators.window;

import io.turgo.error.EngineException;
import io.turgo.memory.MemoryWindow;
import io.turgo.operators.aggregate.AccumulatorSet;
import io.turgo.operators.aggregate.AggregateOverflowException;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.RowKind;
import io.turgo.stage.Outlet;
import io.turgo.stage.StageContext;
import java.time.Instant;

/**
 * Makes the result rows of windows. Belongs to the stage's thread.
 *
 * @param keyAt   where the key's fields begin in a row of state
 * @param valueAt where the accumulators' words begin in a row of state
 */
record WindowResults(
    Outlet outlet, KeyFields keys, AccumulatorSet accumulators, int keyAt, int valueAt, Column startColumn,
    Column endColumn) {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    static WindowResults of(StageContext context, KeyFields keys, AccumulatorSet accumulators, int keyAt, int valueAt) {
        return new WindowResults(context.outlet(), keys, accumulators, keyAt, valueAt,
            context.out().column(GroupedWindows.WINDOW_START), context.out().column(GroupedWindows.WINDOW_END));
    }

    /** Takes a row into the state of a group of the window. */
    void add(Row row, MemoryWindow state, long windowStart, long windowEnd) {
        try {
            accumulators.add(row, state, valueAt);
        } catch (AggregateOverflowException e) {
            throw overflow(e, windowStart, windowEnd);
        }
    }

    /** Takes the rows of one state into another of a group of the window. */
    void merge(MemoryWindow from, MemoryWindow into, long windowStart, long windowEnd) {
        try {
            accumulators.merge(from, valueAt, into, valueAt);
        } catch (AggregateOverflowException e) {
            throw overflow(e, windowStart, windowEnd);
        }
    }

    /**
     * Makes the result of a group of the window.
     *
     * @param arrival of the group's first record
     */
    void emit(MemoryWindow state, long windowStart, long windowEnd, long arrival, RowKind kind) {
        emit(state, windowStart, windowEnd, windowEnd - 1, arrival, kind);
    }

    /** The same with that event time. */
    void emit(MemoryWindow state, long windowStart, long windowEnd, long timeNs, long arrival, RowKind kind) {
        final Row result = outlet.claim();
        if (kind != RowKind.INSERT) {
            result.kind(kind);
        }
        result.eventTimeNs(timeNs);
        result.int64(startColumn, windowStart);
        result.int64(endColumn, windowEnd);
        keys.load(state, keyAt, result);
        try {
            accumulators.write(state, valueAt, result);
        } catch (AggregateOverflowException e) {
            throw overflow(e, windowStart, windowEnd);
        }
        outlet.emit(arrival);
    }

    private static EngineException overflow(AggregateOverflowException e, long windowStart, long windowEnd) {
        return new EngineException(e.getMessage() + ", in window [" + text(windowStart) + ", " + text(windowEnd)
            + "): make the window shorter, or aggregate smaller values", e);
    }

    private static Instant text(long timeNs) {
        return Instant.ofEpochSecond(Math.floorDiv(timeNs, NS_PER_SECOND), Math.floorMod(timeNs, NS_PER_SECOND));
    }
}
