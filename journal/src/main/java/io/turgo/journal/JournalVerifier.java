package io.turgo.journal;

import io.turgo.error.EngineException;
import io.turgo.frame.Frame;
import io.turgo.frame.FramePrunedException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.function.LongConsumer;

/** Reads a whole journal and checks every frame. May run beside the journal's writer. */
public final class JournalVerifier {
    /**
     * What a verification found.
     *
     * @param frames how many frames are whole, from the oldest retained one on
     * @param bytes  their length together
     * @param fault  what is wrong behind them, or null
     * @param file   the file with the fault, or null
     * @param frame  the frame that could not be read, or 0
     * @param offset where in the file the fault is, in bytes; -1 if it is the file as a whole
     */
    public record Result(long frames, long bytes, String fault, String file, long frame, long offset) {
        /** Whether the journal is whole. */
        public boolean isWhole() {
            return fault == null;
        }
    }

    private final JournalDirectory directory;
    private final UUID id;
    private final Frame frame = new Frame(1 << 16);
    private long frames;
    private long bytes;
    private final LongConsumer progress;
    private long nextFrame = 1;

    private JournalVerifier(JournalDirectory directory, LongConsumer progress) {
        this.directory = directory;
        this.progress = progress;
        id = JournalIdentity.read(directory);
    }

    /**
     * Verifies the journal of a data directory up to the first fault or its present end.
     *
     * @throws io.turgo.error.ConfigurationException if there is no journal
     * @throws EngineException                        if the journal's manifest cannot be read
     */
    public static Result verify(Path dataDirectory) {
        return verify(dataDirectory, bytes -> { });
    }

    /**
     * As {@link #verify(Path)}.
     *
     * @param progress is told the bytes of whole frames so far, after each frame, by the calling thread
     */
    public static Result verify(Path dataDirectory, LongConsumer progress) {
        final JournalVerifier verifier = new JournalVerifier(new JournalDirectory(dataDirectory), progress);
        try {
            boolean ended = false;
            while (!ended) {
                ended = verifier.readAll();
            }
            return new Result(verifier.frames, verifier.bytes, null, null, 0, 0);
        } catch (JournalDamage e) {
            return new Result(
                verifier.frames, verifier.bytes, e.getMessage(), e.file(), verifier.nextFrame, e.offset());
        }
    }

    /** False if what is due has been pruned meanwhile, which is no fault: there is a later beginning. */
    private boolean readAll() {
        try (JournalFrameReader reader = new JournalFrameReader(directory, id, false)) {
            do {
                while (reader.next(frame)) {
                    count();
                }
            } while (goesOn(reader));
            return true;
        } catch (FramePrunedException e) {
            return false;
        }
    }

    private void count() {
        frames++;
        bytes += frame.length();
        nextFrame = frame.frameNumber() + 1;
        progress.accept(bytes);
    }

    /** Frames behind the end are damage, unless a writer has completed the one that was due meanwhile. */
    private boolean goesOn(JournalFrameReader reader) {
        final FrameFile file = reader.file();
        if (file == null) {
            return false;
        }
        try (FileTail tail = new FileTail(directory.path(file.name()), id)) {
            reader.entry().requireBegun(file);
            tail.requireNothingBehind(file.position(), file.lastPosition(), nextFrame);
            return false;
        } catch (JournalDamage e) {
            if (!reader.next(frame)) {
                throw e;
            }
            count();
            return true;
        }
    }
}
