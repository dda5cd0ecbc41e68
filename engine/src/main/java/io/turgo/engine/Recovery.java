package io.turgo.engine;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.frame.DecodedFrame;
import io.turgo.frame.Journal;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import java.util.function.Supplier;

/**
 * Sends everything in a journal through the stages again. Belongs to the intake's thread.
 */
final class Recovery {
    private final Journal journal;
    private final Supplier<ReplayInput> input;
    private final Dispatcher dispatcher;
    private final CutOvers cutOvers;
    private final ReplayListener listener;
    private final Slot slot = new Slot();
    private final BooleanSupplier mayRun;
    private final Runnable endOfBatch;
    private final LongConsumer endOfFrame;
    private final LongConsumer onCutOver;
    private final IntakeCounts counts;
    private long lastFrame;
    private long lastIngestTimeNs;

    /** @param input opens the journal's frames from the first one on */
    Recovery(
        Journal journal, Supplier<ReplayInput> input, Dispatcher dispatcher, CutOvers cutOvers, Hooks hooks,
        IntakeCounts counts) {
        this.journal = journal;
        this.input = input;
        this.dispatcher = dispatcher;
        this.cutOvers = cutOvers;
        listener = hooks.listener();
        mayRun = hooks.mayRun();
        endOfBatch = hooks.endOfBatch();
        endOfFrame = hooks.endOfFrame();
        onCutOver = hooks.onCutOver();
        this.counts = counts;
    }

    /**
     * What a replay tells and asks while it runs.
     *
     * @param listener   is told how far it is
     * @param mayRun     whether to go on
     * @param endOfBatch called after each frame
     * @param endOfFrame the same, with the number of a frame that was replayed as a whole
     * @param onCutOver  called behind each catalog by which a changed pipeline took over, with its frame's number
     */
    record Hooks(
        ReplayListener listener, BooleanSupplier mayRun, Runnable endOfBatch, LongConsumer endOfFrame,
        LongConsumer onCutOver) {
    }

    /** Goes on behind a checkpoint, which was put back into the dispatcher; it was made by this pipeline. */
    void startBehind(KeptNumbers checkpoint) {
        lastFrame = CheckpointSummary.frame(checkpoint);
        lastIngestTimeNs = CheckpointSummary.ingestTimeNs(checkpoint);
    }

    /** Replays records up to and with {@code untilSequence}, and what follows them before the next record. */
    void run(long untilSequence) {
        final long total = Math.min(untilSequence, journal.info().nextSequence() - 1);
        try (ReplayInput frames = input.get()) {
            boolean more = true;
            while (more && mayRun.getAsBoolean()) {
                final DecodedFrame frame = frames.next();
                more = frame != null && replayed(frame, untilSequence, total);
            }
        }
    }

    private boolean replayed(DecodedFrame frame, long untilSequence, long total) {
        final long before = dispatcher.lastSequence();
        final boolean more = replay(frame, untilSequence);
        counts.replayed(dispatcher.lastSequence() - before, dispatcher.lastSequence(), lastFrame);
        listener.replayed(dispatcher.lastSequence(), total);
        endOfBatch.run();
        if (more) {
            endOfFrame.accept(lastFrame);
        }
        return more;
    }

    /** Dispatches the frame's entries; false once there is a record behind the last one wanted. */
    private boolean replay(DecodedFrame frame, long untilSequence) {
        requireContinuation(frame);
        lastFrame = frame.number();
        lastIngestTimeNs = frame.ingestTimeNs();
        int catalogs = 0;
        for (int i = 0; i < frame.entries(); i++) {
            frame.wrap(slot, i);
            final SlotKind kind = slot.kind();
            if (kind.isSequenced()) {
                if (dispatcher.lastSequence() >= untilSequence) {
                    return false;
                }
                dispatcher.requireRoom(slot);
            }
            dispatcher.dispatch(slot, lastFrame, lastIngestTimeNs);
            if (kind == SlotKind.CATALOG
                && cutOvers.isCutOver(lastFrame, JournaledCatalog.of(frame.catalogs().get(catalogs++)))) {
                onCutOver.accept(lastFrame);
            }
        }
        return true;
    }

    private void requireContinuation(DecodedFrame frame) {
        if (lastFrame == 0 && frame.number() > 1 && dispatcher.lastSequence() == 0 && dispatcher.controls() == 0) {
            throw new ConfigurationException("the journal " + journal.id() + " begins with frame " + frame.number()
                + " (sequence " + frame.firstSequence() + "): what is before it was pruned, and there is no checkpoint "
                + "of this pipeline to go on from; restore one from a copy, or give the pipeline a data directory of "
                + "its own");
        }
        if (frame.firstSequence() != dispatcher.lastSequence() + 1
            || frame.controlRecordsBefore() != dispatcher.controls()) {
            throw new EngineException("frame " + frame.number() + " of journal " + journal.id()
                + " starts at sequence " + frame.firstSequence() + " after " + frame.controlRecordsBefore()
                + " control records, what is before it ends at sequence " + dispatcher.lastSequence() + " with "
                + dispatcher.controls() + "; a part of the journal is missing");
        }
    }

    long lastFrame() {
        return lastFrame;
    }

    long lastIngestTimeNs() {
        return lastIngestTimeNs;
    }
}
