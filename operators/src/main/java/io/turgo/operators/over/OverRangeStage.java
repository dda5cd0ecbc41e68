package io.turgo.operators.over;

import io.turgo.record.Row;
import io.turgo.stage.Outlet;
import io.turgo.state.OffHeapIntList;

/**
 * Runs an {@link Over} with a frame of so much time: at each instant the rows that are too old leave, those of the
 * instant enter, and then they go out, so that peers see each other.
 *
 * @param peers     the rows of the present instant
 * @param peerHeads the frame of each
 */
record OverRangeStage(
    SlidingState state, Row row, Range range, Outlet outlet, OffHeapIntList peers, OffHeapIntList peerHeads)
    implements SlidingStage {
    @Override
    public void advance(long watermarkNs) {
        final Pending pending = state.pending();
        while (pending.hasUntil(watermarkNs)) {
            instant(pending.firstTime());
        }
        expireThrough(watermarkNs);
    }

    /** All rows of one time. */
    private void instant(long timeNs) {
        if (timeNs > Long.MIN_VALUE) {
            expireThrough(timeNs - 1);
        }
        enter(timeNs);
        for (int i = 0; i < peers.size(); i++) {
            emit(peers.get(i), peerHeads.get(i));
        }
        peers.clear();
        peerHeads.clear();
    }

    /** Frees the rows that no row behind that time can see. */
    private void expireThrough(long timeNs) {
        final Frames frames = state.frames();
        final IdQueue leaving = state.leaving();
        while (!leaving.isEmpty() && range.lastInstant(frames.time(leaving.first())) <= timeNs) {
            frames.removeIfEmpty(frames.remove(leaving.first()));
            leaving.removeFirst();
        }
    }

    private void enter(long timeNs) {
        final Pending pending = state.pending();
        final Frames frames = state.frames();
        while (pending.hasUntil(timeNs)) {
            final int id = pending.takeFirst();
            pending.loadFrame(id, row);
            final int head = frames.head(row);
            state.leaving().add(frames.add(head, row, pending.arrival(id)));
            peers.add(id);
            peerHeads.add(head);
        }
    }

    private void emit(int id, int head) {
        final Pending pending = state.pending();
        final Row result = outlet.claim();
        pending.loadOutput(id, result);
        state.frames().write(head, result);
        outlet.emit(pending.arrival(id));
        pending.remove(id);
    }

    @Override
    public void close() {
        SlidingStage.super.close();
        peers.close();
        peerHeads.close();
    }
}
