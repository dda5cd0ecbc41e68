package io.turgo.journal;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.failpoint.Failpoint;
import io.turgo.frame.Durability;
import io.turgo.frame.Frame;
import io.turgo.frame.FrameDescriptor;
import java.lang.ref.Reference;
import java.util.UUID;
import org.agrona.DirectBuffer;

/**
 * Appends frames to the current generation. Belongs to the appending thread. Allocates nothing
 * per frame; a roll and a look at the reserved space happen in {@link #prepare}.
 */
final class FrameAppender {
    private final UUID id;
    private final JournalSettings settings;
    private final Generation generation;
    private final RoomAhead room;
    private final PagesAhead pages;
    private final FrameForcer forcer;
    private final Left left;
    private final Failure failure;
    private final Progress progress;
    private final FrameTally tally;
    private final long maxFrameBytes;

    private CycleFile file;
    private long position;
    private long lastPosition;
    private long guard;
    private long rollAtNs = Long.MIN_VALUE;
    private boolean rolling;

    /**
     * What works beside the appending thread.
     *
     * @param progress where appended frames are told of
     * @param left     is told of files that are complete
     */
    record Beside(Progress progress, RoomAhead room, PagesAhead pages, FrameForcer forcer, Left left,
        Failure failure) {
    }

    /** Takes a file that is complete and that appends have left. */
    @FunctionalInterface
    interface Left {
        /** @param lastPosition where the last frame's excerpt begins */
        void rolled(CycleFile file, FrameTotals appended, long lastPosition);
    }

    FrameAppender(UUID id, JournalSettings settings, Generation generation, Beside beside, FrameTotals before) {
        this.id = id;
        this.settings = settings;
        this.generation = generation;
        room = beside.room();
        pages = beside.pages();
        forcer = beside.forcer();
        left = beside.left();
        failure = beside.failure();
        progress = beside.progress();
        tally = new FrameTally(before.nextFrame(), before.nextSequence());
        maxFrameBytes = settings.maxFrameBytes();
    }

    /** Probes the generation and reserves room for it. */
    void begin() {
        room.makeRoomFor(generation.firstPath());
        position = generation.probe(id, settings.durability() == Durability.DISK, tally.nextFrame());
        beginFile();
    }

    private void beginFile() {
        file = generation.currentFile();
        forcer.began(generation.currentPath());
        final long reservedEnd = room.begin(generation.currentPath(), position);
        pages.begin(generation.mapping(), position);
        guard = Math.min(reservedEnd, pages.ensure(position, reservedEnd));
    }

    /** Appends a sealed frame, or refuses it before anything is written. */
    void append(Frame frame) {
        final int length = frame.length();
        failure.check();
        requireDue(frame, length);
        if (position + length + RoomAhead.SLACK_BYTES > guard || room.isFull() || frame.ingestTimeNs() >= rollAtNs) {
            prepare(frame, length);
        }
        Failpoint.JOURNAL_APPEND.pass();
        write(frame, length);
        Failpoint.JOURNAL_APPENDED.pass();
        if (rolling) {
            finishRoll();
        }
        lastPosition = position - length - ExcerptDescriptor.HEADER_LENGTH;
        tally.add(frame);
        progress.appended(frame.frameNumber(), tally.nextSequence(), length);
    }

    private void requireDue(Frame frame, int length) {
        if (frame.frameNumber() != progress.nextFrame() || !isOurs(frame.buffer())) {
            throw new EngineException("cannot append frame " + frame.frameNumber() + " of journal "
                + frame.journalId() + ": frame " + progress.nextFrame() + " of journal " + id + " is due");
        }
        if (length < FrameDescriptor.HEADER_LENGTH || length > maxFrameBytes) {
            throw new ConfigurationException("frame of " + length + " bytes is outside "
                + FrameDescriptor.HEADER_LENGTH + " to " + maxFrameBytes + " bytes, a quarter of "
                + "turgo.journal.file.size=" + settings.fileSizeBytes() + "; raise that or make smaller frames");
        }
    }

    private boolean isOurs(DirectBuffer frame) {
        return frame.getInt(FrameDescriptor.MAGIC_OFFSET) == FrameDescriptor.MAGIC
            && frame.getLong(FrameDescriptor.UUID_HIGH_OFFSET) == id.getMostSignificantBits()
            && frame.getLong(FrameDescriptor.UUID_LOW_OFFSET) == id.getLeastSignificantBits();
    }

    private void prepare(Frame frame, int length) {
        final long end = position + length + RoomAhead.SLACK_BYTES;
        final boolean due = frame.ingestTimeNs() >= rollAtNs || end > settings.fileSizeBytes();
        if (due && !tally.isEmpty()) {
            room.makeRoomFor(generation.pathAfter(frame.ingestTimeNs()));
            generation.roll(frame.ingestTimeNs());
            rolling = true;
        } else {
            guard = Math.min(room.ensure(end), settings.fileSizeBytes());
            guard = Math.min(guard, pages.ensure(end, Math.min(room.reservedEnd(), settings.fileSizeBytes())));
        }
        if (due) {
            rollAtNs = settings.rollInterval().boundaryAfterNs(frame.ingestTimeNs());
        }
    }

    /**
     * Chronicle maps and extends files through channels that an interrupt would close, so the flag is put aside. What
     * Chronicle throws, errors included, leaves the end of the file in doubt: the journal takes nothing more.
     */
    private void write(Frame frame, int length) {
        final boolean interrupted = Thread.interrupted();
        try {
            position = generation.append(frame.buffer().addressOffset(), length);
        } catch (Throwable e) {
            throw failure.fail("appending frame " + frame.frameNumber() + " to " + file + " failed", e);
        } finally {
            Reference.reachabilityFence(frame);
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void finishRoll() {
        rolling = false;
        Failpoint.JOURNAL_ROLLED.pass();
        final CycleFile before = file;
        beginFile();
        left.rolled(before, tally.totals(), lastPosition);
        tally.start(tally.nextFrame(), tally.nextSequence());
    }
}
