package io.turgo.engine;

import io.turgo.error.TurgoException;
import io.turgo.record.Row;
import io.turgo.ring.Slot;
import io.turgo.source.RowPublisher;
import io.turgo.stage.Cause;
import java.util.List;

/**
 * Runs stages of one segment, all of them or the stretch that one thread has, on slot after slot. A row goes through
 * the
 * stages in the plan's order, each seeing it only if the stage before it in its branch has passed it on; then the
 * watermark moves. Belongs to one thread.
 */
final class SegmentRunner implements SlotHandler {
    /** The bit of the segment's own rows: every row has it. */
    static final long ROOT_BIT = 1L;

    private final String name;
    private final int recordBytes;
    private final RunningStage[] running;
    private final SegmentCode code;
    private final long[] lastTicksNs;
    private final boolean first;
    private final Cause cause;
    private final Gauges gauges;
    private long watermarkNs = Long.MIN_VALUE;

    /**
     * @param recordBytes the most bytes that a record may become
     * @param first whether these are the segment's first stages, so that no thread before has set a slot's mask
     * @param cause set by this for its stages to read
     */
    SegmentRunner(
        String name, int recordBytes, List<RunningStage> running, boolean first, Cause cause,
        Instruments instruments) {
        this.name = name;
        this.recordBytes = recordBytes;
        this.running = running.toArray(RunningStage[]::new);
        this.first = first;
        this.cause = cause;
        lastTicksNs = new long[running.size()];
        code = SegmentCompiler.compile(running, instruments.clock());
        gauges = new Gauges(running, instruments);
    }

    @Override
    public void handle(Slot slot) {
        work(slot);
        follow(slot);
    }

    /** Works on a row or control record, all but its watermark. */
    void work(Slot slot) {
        final Row row = slot.row();
        cause.set(row.sequence(), slot.control(), slot.frame(), slot.sendTimeNs());
        if (slot.isData()) {
            cause.arrived();
            slot.limitRecord(recordBytes);
            onRow(slot, row);
        } else {
            onControl(slot);
        }
    }

    /** Moves the watermark, if what was worked on moves it. */
    void follow(Slot slot) {
        if (slot.watermarkNs() > watermarkNs) {
            advance(slot.watermarkNs());
        }
    }

    /** Takes note of a row that another thread works on, and moves the watermark, if the row moves it. */
    void pass(Slot slot) {
        cause.arrived();
        if (slot.watermarkNs() > watermarkNs) {
            cause.set(slot.row().sequence(), slot.control(), slot.frame(), slot.sendTimeNs());
            advance(slot.watermarkNs());
        }
    }

    private void onRow(Slot slot, Row row) {
        final long before = first ? ROOT_BIT : slot.passed();
        final long sendTimeNs = slot.sendTimeNs();
        try {
            slot.passed(
                sendTimeNs == 0 ? code.onRow(row, before) : code.onMeasuredRow(row, before, sendTimeNs));
        } catch (final RuntimeException | Error e) {
            throw failure(code.failed, slot, e);
        }
    }

    private void advance(long next) {
        watermarkNs = next;
        try {
            code.onWatermark(next);
        } catch (final RuntimeException | Error e) {
            throw failure(code.failed, null, e);
        }
    }

    private void onControl(Slot slot) {
        int i = 0;
        try {
            for (; i < running.length; i++) {
                control(running[i], i, slot);
            }
        } catch (final RuntimeException | Error e) {
            throw failure(i, slot, e);
        }
    }

    private void control(RunningStage stage, int index, Slot slot) {
        switch (slot.kind()) {
            case TICK:
                tick(stage, index, slot.position());
                break;
            case REFERENCE:
                reference(stage, slot);
                break;
            default:
                break;
        }
    }

    private void tick(RunningStage stage, int index, long timeNs) {
        final long interval = stage.stage().tickIntervalNs();
        if (interval > 0 && Math.floorDiv(timeNs, interval) > Math.floorDiv(lastTicksNs[index], interval)) {
            lastTicksNs[index] = timeNs;
            stage.stage().onTick(timeNs);
        }
        if (stage.child() != null) {
            stage.child().tick(timeNs);
        }
    }

    private static void reference(RunningStage stage, Slot slot) {
        final int table = stage.references()[slot.id()];
        if (table >= 0) {
            stage.stage().onReference(table, slot.row());
        }
        if (stage.child() != null) {
            stage.child().reference(slot);
        }
    }

    private RuntimeException failure(int stage, Slot slot, Throwable e) {
        if (e instanceof StoppedException || e instanceof StageFailedException || e instanceof SinkFailure) {
            return (RuntimeException) e;
        }
        final String position = slot != null && slot.isData() && slot.position() != RowPublisher.NO_POSITION
            ? ", source position " + slot.position() : "";
        final String reason = e instanceof TurgoException || e instanceof ArithmeticException
            ? e.getMessage() : e.toString();
        return new StageFailedException("stage `" + running[stage].name() + "` of `" + name + "` failed at sequence "
            + cause.sequence() + position + ": " + reason + "; the engine stops here and does not go past it", e);
    }

    /** Shows how many rows each stage has passed on, and what stages say of their state. */
    void publishCounts() {
        for (int i = 0; i < running.length; i++) {
            running[i].passed().setRelease(code.passedCount(i));
        }
        gauges.publish();
    }
}
