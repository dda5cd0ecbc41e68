package io.turgo.operators.over;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.stage.Outlet;
import io.turgo.state.OffHeapIntList;

/**
 * Runs a {@link Running} view, from one instant at which any frame changes to the next. A frame that has changed is
 * noted with the instant and the arrival of the first row that changed it, by which the results of one instant are
 * ordered: rows that leave, and rows that enter, each come in that order, and the two lists are merged.
 *
 * @param keys    from heads to output rows
 * @param left    the frames that a row has left at the present instant
 * @param entered the other frames that one has entered
 */
record RunningStage(
    SlidingState state, Row row, Range range, KeyFields keys, Column changedAt, Outlet outlet, OffHeapIntList left,
    OffHeapIntList entered) implements SlidingStage {
    private static final int ARRIVAL = Long.BYTES;

    @Override
    public void advance(long watermarkNs) {
        while (state.pending().hasUntil(watermarkNs) || leaves(watermarkNs)) {
            instant(nextInstant());
        }
        if (watermarkNs == Long.MAX_VALUE) {
            dropAll();
        }
    }

    /** Whether a row leaves at that time or before. */
    private boolean leaves(long timeNs) {
        return !state.leaving().isEmpty() && firstLast() < timeNs;
    }

    /** The last instant of the row that leaves first. */
    private long firstLast() {
        return range.lastInstant(state.frames().time(state.leaving().first()));
    }

    private long nextInstant() {
        final long enters = state.pending().hasUntil(Long.MAX_VALUE) ? state.pending().firstTime() : Long.MAX_VALUE;
        return leaves(enters) ? firstLast() + 1 : enters;
    }

    private void instant(long timeNs) {
        while (leaves(timeNs)) {
            leave(timeNs);
        }
        while (state.pending().hasUntil(timeNs)) {
            enter(timeNs);
        }
        emit(timeNs);
        left.clear();
        entered.clear();
    }

    private void leave(long timeNs) {
        final int id = state.leaving().first();
        final long arrival = state.frames().arrival(id);
        final int head = state.frames().remove(id);
        state.leaving().removeFirst();
        note(head, false, timeNs, arrival, left);
    }

    private void enter(long timeNs) {
        final Pending pending = state.pending();
        final Frames frames = state.frames();
        final int id = pending.takeFirst();
        final long arrival = pending.arrival(id);
        pending.loadFrame(id, row);
        pending.remove(id);
        final int head = frames.head(row);
        note(head, frames.headAdded(), timeNs, arrival, entered);
        state.leaving().add(frames.add(head, row, arrival));
    }

    private void note(int head, boolean added, long timeNs, long arrival, OffHeapIntList list) {
        final MemoryWindow noted = state.frames().heads().at(head);
        final int at = noteOffset();
        if (added || noted.getLong(at) != timeNs) {
            noted.putLong(at, timeNs);
            noted.putLong(at + ARRIVAL, arrival);
            list.add(head);
        }
    }

    private int noteOffset() {
        return state.frames().heads().layout().transientOffset();
    }

    private long notedArrival(int head) {
        return state.frames().heads().at(head).getLong(noteOffset() + ARRIVAL);
    }

    private void emit(long timeNs) {
        int next = 0;
        for (int i = 0; i < left.size(); i++) {
            final long arrival = notedArrival(left.get(i));
            while (next < entered.size() && notedArrival(entered.get(next)) < arrival) {
                emit(entered.get(next++), timeNs);
            }
            emit(left.get(i), timeNs);
        }
        while (next < entered.size()) {
            emit(entered.get(next++), timeNs);
        }
    }

    private void emit(int head, long timeNs) {
        final Frames frames = state.frames();
        final Row result = outlet.claim();
        result.eventTimeNs(timeNs);
        result.int64(changedAt, timeNs);
        keys.load(frames.heads().at(head), frames.heads().layout().keyOffset(), result);
        frames.write(head, result);
        outlet.emit(notedArrival(head));
        frames.removeIfEmpty(head);
    }

    /** At the end of time the rows go that would stay beyond it. */
    private void dropAll() {
        final IdQueue leaving = state.leaving();
        while (!leaving.isEmpty()) {
            state.frames().removeIfEmpty(state.frames().remove(leaving.first()));
            leaving.removeFirst();
        }
    }

    @Override
    public void close() {
        SlidingStage.super.close();
        left.close();
        entered.close();
    }
}
