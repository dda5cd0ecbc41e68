package io.turgo.engine;

import io.turgo.pipeline.Plan.SourcePlan;
import io.turgo.record.Column;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.source.RowPublisher;
import io.turgo.time.SourceWatermark;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * What the intake knows of one source: watermark and positions, both functions of what is journaled. Written by the
 * intake's thread; positions may be read by any.
 */
final class SourceState {
    private static final String KEPT = "source";

    private final SourcePlan plan;
    private final RecordLayout layout;
    private final Column eventTime;
    private final Column mark;
    private final SourceWatermark watermark;
    private final AtomicLongArray positions;
    private final Inlet stages;
    private final Rejections rejections;
    private Inlet inlet;
    private final int recordBytes;

    /**
     * @param recordBytes the most bytes of a record, the same on every thread plan
     * @param inlet       where the source's records enter
     */
    SourceState(SourcePlan plan, RecordLayout layout, int recordBytes, Inlet inlet) {
        this.plan = plan;
        this.layout = layout;
        this.recordBytes = recordBytes;
        this.inlet = inlet;
        stages = inlet;
        rejections = new Rejections(plan.name());
        eventTime = plan.eventTime().field() == null ? null : layout.column(plan.eventTime().field());
        mark = plan.eventTime().mark() == null ? null : layout.column(plan.eventTime().mark());
        watermark = new SourceWatermark(plan.eventTime().disorderNs(), plan.partitions());
        positions = new AtomicLongArray(plan.partitions());
        for (int i = 0; i < plan.partitions(); i++) {
            positions.set(i, RowPublisher.NO_POSITION);
        }
    }

    SourcePlan plan() {
        return plan;
    }

    RecordLayout layout() {
        return layout;
    }

    int recordBytes() {
        return recordBytes;
    }

    /** Of this source, not those that a source of dead letters has. */
    Rejections rejections() {
        return rejections;
    }

    SourceWatermark watermark() {
        return watermark;
    }

    Inlet inlet() {
        return inlet;
    }

    /** Whether what comes reaches the stages; it does unless told otherwise. */
    void reachesStages(boolean does) {
        inlet = does ? stages : Nowhere.INSTANCE;
    }

    /** Whether all partitions have ended. The intake's thread, or before sources are started. */
    boolean hasEnded() {
        return watermark.hasEnded();
    }

    long eventTimeNs(Row row) {
        return eventTime == null ? row.ingestTimeNs() : row.int64(eventTime);
    }

    /** How far a record says that its partition has come; nothing if marks say it and the record has none. */
    long progressNs(Row row, long eventTimeNs) {
        if (mark == null) {
            return eventTimeNs;
        }
        return row.isNull(mark) ? SourceWatermark.NONE : row.int64(mark);
    }

    /** Notes watermark and positions for a checkpoint. */
    void note(KeptNumbers numbers) {
        for (int i = 0; i < positions.length(); i++) {
            numbers.put(KEPT, plan.name(), "position/" + i, positions.get(i));
        }
        watermark.save((what, value) -> numbers.put(KEPT, plan.name(), what, value));
    }

    /** Goes on where {@link #note} was called. */
    void restore(KeptNumbers numbers) {
        for (int i = 0; i < positions.length(); i++) {
            positions.set(i, numbers.get(KEPT, plan.name(), "position/" + i, RowPublisher.NO_POSITION));
        }
        watermark.restore((what, otherwise) -> numbers.get(KEPT, plan.name(), what, otherwise));
    }

    long position(int partition) {
        return positions.getAcquire(partition);
    }

    void position(int partition, long position) {
        positions.setRelease(partition, position);
    }
}
