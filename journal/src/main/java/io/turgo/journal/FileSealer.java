package io.turgo.journal;

import io.turgo.error.NoSpaceException;
import io.turgo.failpoint.Failpoint;
import io.turgo.frame.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Seals files that the appender has left behind, away from the appending thread: reads back its last frame
 * and its end, enters it into the manifest and gives back the room behind the end. Files are entered in their order;
 * where the disk has no room for a line, that is tried again until it has, or the journal is closed.
 */
final class FileSealer {
    private static final Logger LOGGER = LoggerFactory.getLogger(FileSealer.class);
    private static final long LOOK_AGAIN_NS = TimeUnit.MILLISECONDS.toNanos(100);

    private final JournalDirectory directory;
    private final UUID id;
    private final Consumer<SealedFile> manifest;
    private final Executor background;
    private final Failure failure;
    private final Runnable sealed;
    private final Deque<Rolled> due = new ArrayDeque<>();
    private boolean waitsForRoom;

    /**
     * A file that was left.
     *
     * @param lastPosition where the last frame's excerpt begins
     */
    private record Rolled(CycleFile file, FrameTotals appended, long lastPosition) {
    }

    /**
     * @param background runs tasks one after the other
     * @param sealed     what to do there after each sealed file
     */
    FileSealer(JournalDirectory directory, UUID id, Consumer<SealedFile> manifest, Executor background,
        Failure failure, Runnable sealed) {
        this.directory = directory;
        this.id = id;
        this.manifest = manifest;
        this.background = background;
        this.failure = failure;
        this.sealed = sealed;
    }

    /**
     * The queue went on in another file; the last frame's excerpt began at {@code lastPosition}. Any thread, files in
     * their order.
     */
    void rolled(CycleFile file, FrameTotals appended, long lastPosition) {
        background.execute(() -> {
            due.add(new Rolled(file, appended, lastPosition));
            sealDue();
        });
    }

    private void sealDue() {
        while (!due.isEmpty()) {
            final Rolled next = due.peek();
            try {
                seal(next);
                due.remove();
                waitsForRoom = false;
            } catch (NoSpaceException e) {
                waitForRoom(next.file, e);
                return;
            } catch (IOException | RuntimeException e) {
                throw failure.fail("sealing " + next.file + " failed", e);
            }
            sealed.run();
        }
    }

    private void seal(Rolled rolled) throws IOException {
        final Path path = directory.path(rolled.file);
        final long end = readBack(path, rolled.appended, rolled.lastPosition);
        Failpoint.JOURNAL_SEAL.pass();
        manifest.accept(new SealedFile(rolled.file, end, true, rolled.appended));
        Failpoint.JOURNAL_SEALED.pass();
        Recovery.truncate(path, end);
    }

    /** A journal that is closed meanwhile seals all that is left itself. */
    private void waitForRoom(CycleFile file, NoSpaceException full) {
        if (!waitsForRoom) {
            LOGGER.warn("{} is sealed later: {}", file, full.getMessage());
            waitsForRoom = true;
        }
        if (!failure.isSet()) {
            LockSupport.parkNanos(LOOK_AGAIN_NS);
            background.execute(this::sealDue);
        }
    }

    private long readBack(Path path, FrameTotals appended, long lastPosition) {
        final Frame frame = new Frame(1 << 16);
        try (ExcerptCursor cursor = new ExcerptCursor(path)) {
            cursor.moveTo(lastPosition);
            if (cursor.seek(Long.MAX_VALUE) == ExcerptCursor.Found.DATA) {
                final String fault = frame.fault(cursor.copyTo(frame), id, appended.nextFrame() - 1);
                cursor.skip();
                if (fault == null && cursor.seek(Long.MAX_VALUE) == ExcerptCursor.Found.END) {
                    return cursor.position() + ExcerptDescriptor.HEADER_LENGTH;
                }
            }
            throw JournalDamage.at(path, cursor.position(),
                "the end of " + appended.range() + " cannot be read back");
        }
    }
}
