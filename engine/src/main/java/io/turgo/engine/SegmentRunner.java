package io.turgo.engine;

import io.turgo.error.TurgoException;
import io.turgo.record.Row;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import io.turgo.source.RowPublisher;
import io.turgo.stage.Cause;
import io.turgo.state.KeyedTable;
import java.util.Arrays;
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

    private static final String SEGMENT = "segment";
    private static final String ARRIVAL = "arrival";
    private static final String WATERMARK = "watermark";
    private static final String STAGE = "stage";
    private static final String TICK = "tick";

    private final String name;
    private final int recordBytes;
    private final RunningStage[] running;
    private final SegmentCode code;
    private final long[] lastTicksNs;
    private final boolean first;
    private final Cause cause;
    private final Gauges gauges;
    private final CheckpointPart checkpoint = new CheckpointPart(this::note);
    private final TapPoint taps = new TapPoint();
    private long watermarkNs = Long.MIN_VALUE;

    /**
     * @param recordBytes the most bytes that a record may become
     * @param first whether these are the segment's first stages, so that no thread before has set a slot's mask
     * @param cause set by this for its stages to read
     */
    SegmentRunner(
        String name, int recordBytes, List<RunningStage> running, boolean first, Cause cause,
        Runtime runtime) {
        this.name = name;
        this.recordBytes = recordBytes;
        this.running = running.toArray(RunningStage[]::new);
        this.first = first;
        this.cause = cause;
        lastTicksNs = new long[running.size()];
        code = runtime.code(running);
        gauges = new Gauges(running, runtime.instruments());
        for (final RunningStage stage : running) {
            track(stage);
        }
    }

    private void track(RunningStage stage) {
        if (!stage.duplicate() && stage.stage().tables() != null) {
            final List<KeyedTable> tables = stage.stage().tables();
            for (int i = 0; i < tables.size(); i++) {
                checkpoint.track(StageStates.tableName(stage.name(), i), tables.get(i));
            }
        }
    }

    /** Where taps are put in. */
    TapPoint taps() {
        return taps;
    }

    /** Whether these are the first stages of the segment of that name. */
    boolean begins(String segment) {
        return first && name.equals(segment);
    }

    /** Whether a stage or sink of that name is among these. */
    boolean runs(String stage) {
        return Arrays.stream(running).anyMatch(each -> each.name().equals(stage));
    }

    /** What checkpoints get from here. */
    CheckpointPart checkpoint() {
        return checkpoint;
    }

    private void note(KeptNumbers numbers) {
        numbers.put(SEGMENT, name, ARRIVAL, cause.arrival());
        numbers.put(SEGMENT, name, WATERMARK, watermarkNs);
        for (int i = 0; i < running.length; i++) {
            final String stage = running[i].name();
            numbers.put(STAGE, stage, TICK, lastTicksNs[i]);
            running[i].counters().forEach((what, counter) -> numbers.addCount(stage, what, counter.get()));
        }
    }

    /** The watermark of a segment in a checkpoint. */
    static long watermarkNs(KeptNumbers numbers, String segment) {
        return numbers.get(SEGMENT, segment, WATERMARK, Long.MIN_VALUE);
    }

    /** Goes on behind a checkpoint, whose rows are in the stages' tables. Before the thread starts. */
    void restore(KeptNumbers numbers) {
        cause.arrivedBefore(numbers.get(SEGMENT, name, ARRIVAL, 0));
        watermarkNs = watermarkNs(numbers, name);
        for (int i = 0; i < running.length; i++) {
            final String stage = running[i].name();
            lastTicksNs[i] = numbers.get(STAGE, stage, TICK, 0);
            running[i].counters().forEach((what, counter) -> counter.set(numbers.takeCount(stage, what)));
            running[i].stage().onRestored(watermarkNs);
        }
    }

    @Override
    public void handle(Slot slot) {
        work(slot);
        follow(slot);
        if (!slot.isData() && slot.kind() == SlotKind.IDLE) {
            passOnIdle();
        }
    }

    private void passOnIdle() {
        for (final RunningStage stage : running) {
            if (stage.child() != null) {
                stage.child().idle();
            }
        }
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
            final long passed =
                sendTimeNs == 0 ? code.onRow(row, before) : code.onMeasuredRow(row, before, sendTimeNs);
            slot.passed(passed);
            taps.offer(row, passed);
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
        if (slot.kind() == SlotKind.BARRIER) {
            barrier(slot.position());
            return;
        }
        int i = 0;
        try {
            for (; i < running.length; i++) {
                control(running[i], i, slot);
            }
        } catch (final RuntimeException | Error e) {
            throw failure(i, slot, e);
        }
    }

    private void barrier(long number) {
        checkpoint.open(number);
        for (final RunningStage stage : running) {
            if (stage.stage() instanceof SinkStage sink) {
                sink.barrier(number);
            } else if (stage.child() != null) {
                stage.child().barrier(number);
            }
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
            final long lastNs = lastTicksNs[index];
            lastTicksNs[index] = timeNs;
            stage.stage().onTick(timeNs, lastNs);
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
