package io.turgo.journal;

import io.turgo.frame.Frame;
import java.util.UUID;

/**
 * Reads the frames of one file in order and checks each. Belongs to one thread; allocates nothing per frame.
 */
final class FrameFile implements AutoCloseable {
    private final CycleFile name;
    private final ExcerptCursor cursor;
    private final UUID id;
    private final FrameTally tally;
    private SealedFile seal;
    private long lastPosition;

    /**
     * @param seal      the file's entry in the manifest, or null if it has none yet
     * @param nextFrame the number that the first frame must carry
     */
    FrameFile(JournalDirectory directory, CycleFile name, SealedFile seal, UUID id, long nextFrame, long nextSequence) {
        this.name = name;
        this.id = id;
        this.seal = seal;
        tally = new FrameTally(nextFrame, nextSequence);
        cursor = new ExcerptCursor(directory.path(name));
    }

    CycleFile name() {
        return name;
    }

    FrameTally tally() {
        return tally;
    }

    /** Where the last excerpt that is not metadata begins; 0 before the first. */
    long lastPosition() {
        return lastPosition;
    }

    /** Where the next excerpt will begin or begins. */
    long position() {
        return cursor.position();
    }

    /** Takes note that the file has been sealed. */
    void seal(SealedFile entry) {
        seal = entry;
    }

    /**
     * Reads and checks the next frame.
     *
     * @return DATA with the frame; NOTHING where it is not written yet; END behind the last frame of a file that will
     *     not be written again
     */
    ExcerptCursor.Found next(Frame frame) {
        final long end = seal == null ? Long.MAX_VALUE : seal.end();
        while (true) {
            final ExcerptCursor.Found found = cursor.seek(end);
            if (found == ExcerptCursor.Found.DATA) {
                final int length = cursor.copyTo(frame);
                if (GenerationDescriptor.isProbe(frame.buffer(), length)) {
                    skipProbe(frame);
                    continue;
                }
                take(frame, length);
            } else if (seal != null) {
                requireSealed(found);
            }
            return found;
        }
    }

    private void skipProbe(Frame frame) {
        final String fault = GenerationDescriptor.fault(frame, id, name.generation(), tally.nextFrame());
        if (fault != null) {
            throw damage(fault);
        }
        lastPosition = cursor.position();
        cursor.skip();
    }

    private void take(Frame frame, int length) {
        if (frame.fault(length, id, tally.nextFrame()) != null) {
            requireWholeWhenReadAgain(frame);
        }
        lastPosition = cursor.position();
        cursor.skip();
        tally.add(frame);
    }

    /**
     * A read beside the writer is not atomic: the header word may be newer than the bytes that were read with it. What
     * is whole when read once more was never damaged.
     */
    private void requireWholeWhenReadAgain(Frame frame) {
        cursor.forget();
        final String fault = frame.fault(cursor.copyTo(frame), id, tally.nextFrame());
        if (fault != null) {
            throw damage(fault + " (frame " + tally.nextFrame() + " was due)");
        }
    }

    private void requireSealed(ExcerptCursor.Found found) {
        if (found == ExcerptCursor.Found.NOTHING || !tally.totals().equals(seal.totals())) {
            throw damage("found " + tally.totals().range() + " before its end, sealed with " + seal.totals().range()
                + " up to offset " + seal.end());
        }
    }

    /** Damage where the next excerpt would begin. */
    JournalDamage damage(String what) {
        return JournalDamage.at(cursor.path(), cursor.position(), what);
    }

    @Override
    public void close() {
        cursor.close();
    }
}
