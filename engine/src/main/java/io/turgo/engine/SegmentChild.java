package io.turgo.engine;

import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import io.turgo.source.RowPublisher;
import io.turgo.stage.Cause;
import io.turgo.stage.Outlet;

/** The way from a stage into the segment of the rows that it makes. Belongs to the stage's thread. */
final class SegmentChild implements Outlet {
    private final Inlet inlet;
    private final RecordLayout layout;
    private final int recordBytes;
    private final Interests interests;
    private final Cause cause;
    private long watermarkNs = Long.MIN_VALUE;
    private Slot claimed;

    /**
     * @param recordBytes the most bytes that a new row may become
     * @param interests   what the segment's stages want to hear of
     */
    SegmentChild(Inlet inlet, RecordLayout layout, int recordBytes, Interests interests, Cause cause) {
        this.recordBytes = recordBytes;
        this.inlet = inlet;
        this.layout = layout;
        this.interests = interests;
        this.cause = cause;
    }

    @Override
    public Row claim() {
        claimed = inlet.claim();
        claimed.reset(SlotKind.DATA, 0);
        claimed.position(RowPublisher.NO_POSITION);
        claimed.limitRecord(recordBytes);
        return claimed.row().reset(layout);
    }

    @Override
    public void emit() {
        claimed.row().sequence(cause.sequence());
        publish(claimed);
    }

    /** Passes on a row that a copy of the stage has made on another thread. */
    void accept(Slot made) {
        made.row().sequence(cause.sequence());
        complete(made);
        inlet.accept(made);
    }

    /** The stage has seen everything up to {@code next}; its new rows, if any, are out. */
    void watermark(long next) {
        if (interests.watermark()) {
            watermarkNs = next;
            control(SlotKind.WATERMARK, 0);
        }
    }

    /** The stage has seen everything that comes for now: all sources are idle that its rows come from. */
    void idle() {
        if (interests.watermark()) {
            control(SlotKind.IDLE, 0);
        }
    }

    void tick(long timeNs) {
        if (interests.tickIntervalNs() > 0) {
            control(SlotKind.TICK, timeNs);
        }
    }

    private void control(SlotKind kind, long position) {
        final Slot slot = inlet.claim();
        slot.reset(kind, 0);
        slot.row().sequence(cause.sequence());
        slot.position(position);
        publish(slot);
    }

    /** Passes on the barrier of a checkpoint. */
    void barrier(long number) {
        control(SlotKind.BARRIER, number);
    }

    /** Passes on a change of a reference table. */
    void reference(Slot change) {
        if (interests.references()) {
            inlet.accept(change);
        }
    }

    private void publish(Slot slot) {
        complete(slot);
        inlet.publish();
    }

    private void complete(Slot slot) {
        slot.cause(cause.control(), cause.frame());
        slot.sendTimeNs(cause.sendTimeNs());
        slot.watermarkNs(watermarkNs);
    }
}
