package io.turgo.engine;

import io.turgo.error.EngineException;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.ring.Slot;
import io.turgo.stage.Outlet;

/** The way of new rows from one of several copies of a stage. Belongs to the copy's thread. */
final class ShardOutlet implements Outlet {
    private final Outbox outbox;
    private final int stage;
    private final RecordLayout layout;
    private final int recordBytes;
    private final boolean keyed;
    private Slot claimed;
    private long lastNumber = -1;
    private boolean lastOnWatermark;
    private long lastEventTimeNs;
    private long lastArrival;
    private int lastOfArrival;

    /**
     * @param stage       the place of the stage in its segment
     * @param layout      of the new rows
     * @param recordBytes the most bytes that a new row may become
     * @param keyed       whether the copies are by key, so that rows may be made of other things than rows
     */
    ShardOutlet(Outbox outbox, int stage, RecordLayout layout, int recordBytes, boolean keyed) {
        this.outbox = outbox;
        this.stage = stage;
        this.layout = layout;
        this.recordBytes = recordBytes;
        this.keyed = keyed;
    }

    @Override
    public Row claim() {
        claimed = outbox.claim(stage);
        claimed.limitRecord(recordBytes);
        return claimed.row().reset(layout);
    }

    @Override
    public void emit() {
        if (outbox.ordered()) {
            throw new EngineException("it has made a row on a watermark, tick or reference change that says nothing of "
                + "its place among those of other threads: call emit(arrival), or do not declare it as spread by key");
        }
        outbox.publish(0);
    }

    @Override
    public void emit(long arrival) {
        emit(arrival, 0);
    }

    @Override
    public void emit(long arrival, int number) {
        if (outbox.ordered()) {
            requireOrder(arrival, number);
        }
        outbox.publish(arrival);
    }

    private void requireOrder(long arrival, int number) {
        if (!keyed) {
            throw new EngineException("it has made a row on a watermark, tick or reference change, of which it has one "
                + "on each of several threads: declare it as spread by key, or not at all");
        }
        final long eventTimeNs = claimed.row().eventTimeNs();
        final boolean same = outbox.number() == lastNumber && outbox.onWatermark() == lastOnWatermark;
        final boolean next = number > 0 && number == lastOfArrival + 1 && arrival == lastArrival;
        if (same && (eventTimeNs < lastEventTimeNs
            || eventTimeNs == lastEventTimeNs && arrival <= lastArrival && !next)) {
            throw new EngineException("it has made a row of event time " + eventTimeNs + " and arrival " + arrival
                + " after one of " + lastEventTimeNs + " and " + lastArrival + "; rows that are made on one watermark, "
                + "tick or reference change must be in ascending order of both");
        }
        lastNumber = outbox.number();
        lastOnWatermark = outbox.onWatermark();
        lastEventTimeNs = eventTimeNs;
        lastArrival = arrival;
        lastOfArrival = number;
    }
}
