package io.turgo.journal;

import io.turgo.error.EngineException;
import io.turgo.frame.Frame;
import java.nio.file.Path;
import java.util.UUID;

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
    private long nextFrame = 1;

    private JournalVerifier(JournalDirectory directory) {
        this.directory = directory;
        id = JournalIdentity.read(directory);
    }

    /**
     * Verifies the journal of a data directory up to the first fault or its present end.
     *
     * @throws io.turgo.error.ConfigurationException if there is no journal
     * @throws EngineException                        if the journal's manifest cannot be read
     */
    public static Result verify(Path dataDirectory) {
        final JournalVerifier verifier = new JournalVerifier(new JournalDirectory(dataDirectory));
        try {
            verifier.readAll();
            return new Result(verifier.frames, verifier.bytes, null, null, 0, 0);
        } catch (JournalDamage e) {
            return new Result(
                verifier.frames, verifier.bytes, e.getMessage(), e.file(), verifier.nextFrame, e.offset());
        }
    }

    private void readAll() {
        try (JournalFrameReader reader = new JournalFrameReader(directory, id, false)) {
            do {
                while (reader.next(frame)) {
                    frames++;
                    bytes += frame.length();
                    nextFrame = frame.frameNumber() + 1;
                }
            } while (goesOn(reader));
        }
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
            frames++;
            bytes += frame.length();
            nextFrame = frame.frameNumber() + 1;
            return true;
        }
    }
}
