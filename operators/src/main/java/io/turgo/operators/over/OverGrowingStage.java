package io.turgo.operators.over;

import io.turgo.record.Row;
import io.turgo.stage.Outlet;
import io.turgo.state.OffHeapIntList;

/**
 * Runs an {@link Over} with a frame of all rows before: a row enters and goes out; with peers first all of an instant
 * enter.
 *
 * @param frames    those of the state
 * @param withPeers whether rows of one time see each other
 * @param entered   the rows that have entered and not gone out
 * @param heads     the frame of each
 */
record OverGrowingStage(SlidingState state, GrowingFrames frames, Row row, boolean withPeers, Outlet outlet,
    OffHeapIntList entered, OffHeapIntList heads) implements SlidingStage {
    @Override
    public void advance(long watermarkNs) {
        final Pending pending = state.pending();
        while (pending.hasUntil(watermarkNs)) {
            final long timeNs = pending.firstTime();
            do {
                enter(pending);
            } while (withPeers && pending.hasUntil(timeNs));
            for (int i = 0; i < entered.size(); i++) {
                emit(pending, entered.get(i), heads.get(i));
            }
            entered.clear();
            heads.clear();
        }
    }

    private void enter(Pending pending) {
        final int id = pending.takeFirst();
        pending.loadFrame(id, row);
        entered.add(id);
        heads.add(frames.grow(row));
    }

    private void emit(Pending pending, int id, int head) {
        final Row result = outlet.claim();
        pending.loadOutput(id, result);
        frames.write(head, result);
        outlet.emit(pending.arrival(id));
        pending.remove(id);
    }

    @Override
    public void close() {
        SlidingStage.super.close();
        entered.close();
        heads.close();
    }
}
