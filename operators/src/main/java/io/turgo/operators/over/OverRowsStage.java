package io.turgo.operators.over;

import io.turgo.record.Row;
import io.turgo.stage.Outlet;

/** Runs an {@link Over} with a frame of so many rows: the oldest leaves, a row enters, and it goes out. */
record OverRowsStage(SlidingState state, Row row, long preceding, Outlet outlet) implements SlidingStage {
    @Override
    public void advance(long watermarkNs) {
        final Pending pending = state.pending();
        while (pending.hasUntil(watermarkNs)) {
            next(pending, state.frames());
        }
    }

    private void next(Pending pending, Frames frames) {
        final int id = pending.takeFirst();
        final long arrival = pending.arrival(id);
        pending.loadFrame(id, row);
        final int head = frames.head(row);
        if (frames.size(head) > preceding) {
            frames.removeFirst(head, row);
        }
        frames.add(head, row, arrival);
        final Row result = outlet.claim();
        pending.loadOutput(id, result);
        frames.write(head, result);
        outlet.emit(arrival);
        pending.remove(id);
    }
}
