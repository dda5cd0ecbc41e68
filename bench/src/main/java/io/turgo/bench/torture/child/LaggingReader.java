package io.turgo.bench.torture.child;

import io.turgo.error.EngineException;
import io.turgo.frame.Frame;
import io.turgo.frame.FramePrunedException;
import io.turgo.frame.JournalReader;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.NamedReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The main program of a process that reads a journal beside its writer, slower than that at times, and looks that
 * nothing is skipped: neither a frame nor a sequence. With a name it goes on where it had committed; without one it
 * begins with what there is, and may be told that what is due was pruned.
 */
public final class LaggingReader {
    /** Stands for a reader without a name. */
    public static final String NAMELESS = "-";

    private static final int FRAME_BYTES = 1 << 16;
    /** One that pauses as often lags behind more and more; with the other it keeps up, but for moments. */
    private static final int[] FRAMES_PER_STRETCH = {400, 6_000};
    private static final int FRAMES_PER_COMMIT = 50;
    private static final int MOST_PAUSE_MS = 60;
    /** Before its first frame, one without a name: what it is behind on may be gone. */
    private static final int MOST_LAG_MS = 6_000;

    private final Random random;
    private final Path stop;
    private final int framesPerStretch;
    private final Frame frame = new Frame(FRAME_BYTES);
    private long frameDue;
    private long sequenceDue = -1;
    private long frames;

    private LaggingReader(Random random, Path stop) {
        this.random = random;
        this.stop = stop;
        framesPerStretch = FRAMES_PER_STRETCH[random.nextInt(FRAMES_PER_STRETCH.length)];
    }

    /**
     * Reads until the journal's end is reached and the file {@code stop} is there, and ends the process.
     *
     * @param args data directory, the reader's name or {@link #NAMELESS}, seed, path of {@code stop}
     */
    public static void main(String[] args) {
        ParentWatch.start();
        final LaggingReader lagging = new LaggingReader(new Random(Long.parseLong(args[2])), Path.of(args[3]));
        System.exit(lagging.run(Path.of(args[0]), args[1]));
    }

    private int run(Path data, String name) {
        try (JournalReader reader = name.equals(NAMELESS)
            ? ChronicleJournal.openReadOnly(data).reader() : ChronicleJournal.namedReader(data, name)) {
            final NamedReader named = reader instanceof NamedReader kept ? kept : null;
            if (named != null) {
                goOnBehind(data, named.position());
            }
            Say.LIVE.sayUptime();
            follow(reader, named);
            Say.ENDED.say(frames, sequenceDue);
            return 0;
        } catch (final FramePrunedException e) {
            Say.REFUSED.say(e.dueFrame(), e.getMessage());
            return e.exitCode();
        } catch (final EngineException e) {
            Say.UNFORESEEN.say(e);
            return Workload.UNFORESEEN;
        }
    }

    /** What was committed last may be all there is, and tells which sequence is due. */
    private void goOnBehind(Path data, long committed) {
        frameDue = committed + 1;
        if (committed == 0) {
            return;
        }
        try (JournalReader before = ChronicleJournal.openReadOnly(data).reader(committed)) {
            if (before.next(frame) && frame.frameNumber() == committed) {
                sequenceDue = frame.firstSequence() + frame.count();
            }
        } catch (final FramePrunedException e) {
            sequenceDue = -1;
        }
    }

    private void follow(JournalReader reader, NamedReader named) {
        if (named == null) {
            pause(MOST_LAG_MS);
        }
        boolean last = false;
        while (true) {
            if (reader.next(frame)) {
                check();
                if (random.nextInt(FRAMES_PER_COMMIT) == 0) {
                    commit(named);
                }
                if (random.nextInt(framesPerStretch) == 0) {
                    pause(MOST_PAUSE_MS);
                }
            } else if (last) {
                commit(named);
                return;
            } else {
                last = Files.exists(stop);
                pause(MOST_PAUSE_MS);
            }
        }
    }

    private static void commit(NamedReader named) {
        if (named != null) {
            named.commit();
        }
    }

    private void pause(int mostMs) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1 + random.nextInt(mostMs)));
    }

    private void check() {
        if (frameDue > 0 && frame.frameNumber() != frameDue) {
            throw new EngineException("skipped: frame " + frame.frameNumber() + " came, " + frameDue + " was due");
        }
        if (sequenceDue >= 0 && frame.firstSequence() != sequenceDue) {
            throw new EngineException("skipped: frame " + frame.frameNumber() + " begins with sequence "
                + frame.firstSequence() + ", " + sequenceDue + " was due");
        }
        frameDue = frame.frameNumber() + 1;
        sequenceDue = frame.firstSequence() + frame.count();
        frames++;
    }
}
