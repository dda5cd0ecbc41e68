package io.turgo.engine;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.frame.Frame;
import io.turgo.frame.FrameParser;
import io.turgo.frame.Journal;
import io.turgo.frame.JournalReader;
import io.turgo.ring.Slot;
import io.turgo.ring.SlotKind;
import java.util.function.BooleanSupplier;

/**
 * Sends everything in a journal through the stages again. Belongs to the intake's thread.
 */
final class Recovery {
    private static final int INITIAL_FRAME_BYTES = 64 * 1024;

    private final Journal journal;
    private final FrameParser parser;
    private final Dispatcher dispatcher;
    private final String catalog;
    private final ReplayListener listener;
    private final Slot slot;
    private final BooleanSupplier mayRun;
    private final Runnable endOfBatch;
    private final IntakeCounts counts;
    private String journaledCatalog = "";
    private long lastFrame;
    private long lastIngestTimeNs;

    Recovery(
        Journal journal, FrameParser parser, Dispatcher dispatcher, String catalog, Slot slot, Hooks hooks,
        IntakeCounts counts) {
        this.journal = journal;
        this.parser = parser;
        this.dispatcher = dispatcher;
        this.catalog = catalog;
        this.slot = slot;
        listener = hooks.listener();
        mayRun = hooks.mayRun();
        endOfBatch = hooks.endOfBatch();
        this.counts = counts;
    }

    /**
     * What a replay tells and asks while it runs.
     *
     * @param listener   is told how far it is
     * @param mayRun     whether to go on
     * @param endOfBatch called after each frame
     */
    record Hooks(ReplayListener listener, BooleanSupplier mayRun, Runnable endOfBatch) {
    }

    /** Replays records up to and with {@code untilSequence}, and what follows them before the next record. */
    void run(long untilSequence) {
        final long total = Math.min(untilSequence, journal.info().nextSequence() - 1);
        final Frame frame = new Frame(INITIAL_FRAME_BYTES);
        try (JournalReader reader = journal.reader()) {
            boolean more = true;
            while (more && mayRun.getAsBoolean() && reader.next(frame)) {
                final long before = dispatcher.lastSequence();
                more = replay(frame, untilSequence);
                counts.replayed(dispatcher.lastSequence() - before, dispatcher.lastSequence(), lastFrame);
                listener.replayed(dispatcher.lastSequence(), total);
                endOfBatch.run();
            }
        }
    }

    /** Dispatches the frame's entries; false once there is a record behind the last one wanted. */
    private boolean replay(Frame frame, long untilSequence) {
        parser.wrap(frame);
        requireContinuation(frame);
        lastFrame = frame.frameNumber();
        lastIngestTimeNs = frame.ingestTimeNs();
        while (parser.next(slot)) {
            if (slot.kind() == SlotKind.CATALOG) {
                journaledCatalog = parser.catalog();
                checkCatalog();
            } else if (slot.kind().isSequenced()) {
                if (dispatcher.lastSequence() >= untilSequence) {
                    return false;
                }
                dispatcher.requireRoom(slot);
            }
            dispatcher.dispatch(slot, lastFrame, lastIngestTimeNs);
        }
        return true;
    }

    private void requireContinuation(Frame frame) {
        if (frame.firstSequence() != dispatcher.lastSequence() + 1
            || parser.controlRecordsBefore() != dispatcher.controls()) {
            throw new EngineException("frame " + frame.frameNumber() + " of journal " + journal.id()
                + " starts at sequence " + frame.firstSequence() + " after " + parser.controlRecordsBefore()
                + " control records, what is before it ends at sequence " + dispatcher.lastSequence() + " with "
                + dispatcher.controls() + "; a part of the journal is missing");
        }
    }

    private void checkCatalog() {
        if (!journaledCatalog.equals(catalog)) {
            throw new ConfigurationException("the journal was written by another pipeline: "
                + firstDifference(journaledCatalog, catalog)
                + "; run the pipeline that wrote it, or give the changed one a data directory of its own");
        }
    }

    private static String firstDifference(String journaled, String present) {
        final String[] old = journaled.split("\n");
        final String[] now = present.split("\n");
        for (int i = 0; i < Math.max(old.length, now.length); i++) {
            final String before = i < old.length ? old[i] : "nothing";
            final String after = i < now.length ? now[i] : "nothing";
            if (!before.equals(after)) {
                return "it had `" + before + "` where this one has `" + after + "`";
            }
        }
        return "they differ in white space";
    }

    /** The catalog that the journal ends with, or an empty text. */
    String journaledCatalog() {
        return journaledCatalog;
    }

    long lastFrame() {
        return lastFrame;
    }

    long lastIngestTimeNs() {
        return lastIngestTimeNs;
    }
}
