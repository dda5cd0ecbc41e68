package io.turgo.engine;

import io.turgo.error.NoSpaceException;
import io.turgo.frame.Frame;
import io.turgo.frame.FrameWriter;
import io.turgo.frame.Journal;
import io.turgo.ring.Slot;
import org.agrona.concurrent.EpochNanoClock;

/**
 * Journals entries, or only numbers them where there is no journal, and then dispatches them: no entry reaches a stage
 * before its frame is written. Belongs to the intake's thread.
 */
final class IntakeLog {
    private final Journal journal;
    private final FrameWriter writer;
    private final Dispatcher dispatcher;
    private final EpochNanoClock clock;
    private final IntakeCounts counts;
    private final RoomWait room;
    private long frameNumber;
    private long ingestTimeNs;
    private long countedSequence;
    private boolean begun;

    /**
     * @param journal or null where there is none
     * @param room    waits where the journal's disk is full
     */
    IntakeLog(Journal journal, FrameWriter writer, Dispatcher dispatcher, EpochNanoClock clock, IntakeCounts counts,
        RoomWait room) {
        this.journal = journal;
        this.writer = writer;
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.counts = counts;
        this.room = room;
    }

    /** Goes on behind a replayed journal. */
    void resumeAfter(long lastFrame, long lastIngestTimeNs, int journaledSymbols) {
        frameNumber = lastFrame;
        countedSequence = dispatcher.lastSequence();
        ingestTimeNs = lastIngestTimeNs;
        writer.journaledSymbols(journaledSymbols);
    }

    Dispatcher dispatcher() {
        return dispatcher;
    }

    /** Whether entries go into a journal, and not only get a number. */
    boolean isJournaled() {
        return journal != null;
    }

    /** Raises the failure of a journal that failed on a thread of its own while nothing was appended. */
    void requireJournal() {
        if (journal != null) {
            journal.durableFrame();
        }
    }

    /** Starts a frame. */
    void begin() {
        begun = true;
        if (journal != null) {
            writer.begin(dispatcher.controls());
        }
    }

    /** Puts an entry into the frame, which is started if need be; gives whether there is room for another. */
    boolean add(Slot slot) {
        if (!begun) {
            begin();
        }
        if (journal == null) {
            return true;
        }
        writer.add(slot);
        return writer.hasRoom();
    }

    /** Writes the frame, if it was started. Its entries must now be {@link #dispatch dispatched}, in order. */
    void append() {
        if (!begun) {
            return;
        }
        begun = false;
        frameNumber++;
        ingestTimeNs = Math.max(ingestTimeNs, clock.nanoTime());
        if (journal != null) {
            final Frame frame =
                writer.seal(journal.id(), frameNumber, dispatcher.lastSequence() + 1, ingestTimeNs);
            journal(frame);
            counts.journaled(frame.count(), frame.length());
        }
    }

    private void journal(Frame frame) {
        boolean journaled = false;
        while (!journaled) {
            try {
                journal.append(frame);
                journaled = true;
            } catch (final NoSpaceException e) {
                room.await(e);
            }
        }
        room.found();
    }

    /** Sends on an entry of the frame that was written last. */
    void dispatch(Slot slot) {
        dispatcher.dispatch(slot, frameNumber, ingestTimeNs);
    }

    /** Journals and dispatches one control record in a frame of its own. */
    void control(Slot slot) {
        add(slot);
        append();
        dispatch(slot);
    }

    /** Journals a catalog in a frame of its own; {@code marker} is a slot of that kind. */
    void catalog(byte[] text, Slot marker) {
        if (journal != null) {
            begin();
            writer.addCatalog(text);
            append();
            dispatch(marker);
        }
    }

    /** Shows how far the intake is. */
    void publishCounts() {
        final long sequence = dispatcher.lastSequence();
        counts.in(sequence - countedSequence, sequence, frameNumber);
        countedSequence = sequence;
        counts.watermark(dispatcher.watermarkNs());
        counts.frameTime(ingestTimeNs);
    }

    /** Sends the barrier of a checkpoint behind the last frame. */
    void barrier(Slot slot) {
        dispatcher.barrier(slot, frameNumber);
    }

    /** Notes for a checkpoint how far the journal is. */
    void note(KeptNumbers numbers) {
        CheckpointSummary.noteIntake(numbers, frameNumber, ingestTimeNs, writer.journaledSymbols());
        dispatcher.note(numbers);
        counts.note(numbers);
    }

    /** The number of the last frame, 0 before the first. */
    long frame() {
        return frameNumber;
    }

    /** The ingest time of the last frame in epoch ns. */
    long ingestTimeNs() {
        return ingestTimeNs;
    }

    long nowNs() {
        return clock.nanoTime();
    }

    IntakeCounts counts() {
        return counts;
    }
}
