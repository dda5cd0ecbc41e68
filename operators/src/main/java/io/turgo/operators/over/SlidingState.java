package io.turgo.operators.over;

import io.turgo.memory.MemoryWindow;
import io.turgo.operators.field.KeyFields;
import io.turgo.record.Row;
import io.turgo.stage.Cause;
import io.turgo.stage.StageContext;
import io.turgo.state.KeyedTable;
import java.util.List;
import org.agrona.concurrent.status.AtomicCounter;

/** The state of a stage with frames: rows to come, frames, and the order in which rows leave them. */
final class SlidingState implements AutoCloseable {
    private static final int PENDING = 0;
    private static final int HEADS = 1;

    private final String name;
    private final Cause cause;
    private final AtomicCounter late;
    private final KeyFields inKeys;
    private final Pending pending;
    private final Frames frames;
    private final IdQueue leaving;
    private final List<KeyedTable> tables;
    private long watermarkNs = Long.MIN_VALUE;

    private SlidingState(
        StageContext context, KeyFields inKeys, Pending pending, Frames frames, IdQueue leaving) {
        this.name = context.name();
        this.cause = context.cause();
        this.late = context.counter(Over.LATE);
        this.inKeys = inKeys;
        this.pending = pending;
        this.frames = frames;
        this.leaving = leaving;
        this.tables = List.of(pending.table(), frames.heads(), frames.rows());
    }

    /**
     * An empty state.
     *
     * @param kept   the fields that go out with each row
     * @param byTime whether rows leave by time, for all keys in one order
     * @param noted  whether the stage notes something with heads
     */
    static SlidingState of(
        StageContext context, FrameFields fields, List<String> keys, List<String> kept, boolean byTime, boolean noted) {
        return new SlidingState(context, KeyFields.of(context.in(), context.in(), keys),
            new Pending(context, fields, keys, kept), Frames.of(context, fields, noted),
            byTime ? new IdQueue() : null);
    }

    /** An empty state with frames that no row leaves. */
    static SlidingState of(
        StageContext context, FrameFields fields, List<String> keys, List<String> kept, GrowingFrames frames) {
        return new SlidingState(context, KeyFields.of(context.in(), context.in(), keys),
            new Pending(context, fields, keys, kept), frames, null);
    }

    String name() {
        return name;
    }

    Pending pending() {
        return pending;
    }

    Frames frames() {
        return frames;
    }

    /** The rows in frames in the order in which they leave; null where they do not leave by time. */
    IdQueue leaving() {
        return leaving;
    }

    /** Keeps a row until the watermark has passed it, or counts it where it has already. */
    void take(Row row) {
        if (row.eventTimeNs() <= watermarkNs && watermarkNs != Long.MIN_VALUE) {
            late.incrementRelease();
        } else {
            pending.add(row, cause.arrival());
        }
    }

    void watermark(long timeNs) {
        watermarkNs = timeNs;
    }

    long lateRows() {
        return late.get();
    }

    List<KeyedTable> tables() {
        return tables;
    }

    void restore(long timeNs) {
        watermarkNs = timeNs;
        pending.onRestored();
        if (leaving != null) {
            frames.restore(leaving);
        }
    }

    void keyOf(int table, MemoryWindow image, Row into) {
        if (table == PENDING) {
            pending.loadKey(image, into);
        } else {
            inKeys.load(image, table == HEADS ? 0 : Frames.KEY_AT, into);
        }
    }

    long hash() {
        return pending.table().writeBack() + frames.heads().writeBack() + frames.rows().writeBack();
    }

    long rows() {
        return (long) pending.table().size() + frames.heads().size() + frames.rows().size();
    }

    long bytes() {
        return pending.table().capacityBytes() + pending.orderBytes() + frames.heads().capacityBytes()
            + frames.rows().capacityBytes() + (leaving == null ? 0 : leaving.capacityBytes());
    }

    @Override
    public void close() {
        pending.close();
        frames.close();
    }
}
