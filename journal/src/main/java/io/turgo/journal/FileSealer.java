package io.turgo.journal;

import io.turgo.frame.Frame;
import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * Seals files that the appender has left behind, away from the appending thread: reads back its last frame
 * and its end, enters it into the manifest and gives back the room behind the end.
 */
final class FileSealer {
    private final JournalDirectory directory;
    private final UUID id;
    private final Manifest manifest;
    private final Executor background;
    private final Failure failure;
    private final Runnable sealed;

    /** @param sealed what to do in the background after each sealed file */
    FileSealer(JournalDirectory directory, UUID id, Manifest manifest, Executor background, Failure failure,
        Runnable sealed) {
        this.directory = directory;
        this.id = id;
        this.manifest = manifest;
        this.background = background;
        this.failure = failure;
        this.sealed = sealed;
    }

    /** The queue went on in another file; the last frame's excerpt began at {@code lastPosition}. Appending thread. */
    void rolled(CycleFile file, FrameTotals appended, long lastPosition) {
        background.execute(() -> sealRolled(file, appended, lastPosition));
    }

    private void sealRolled(CycleFile file, FrameTotals appended, long lastPosition) {
        try {
            final long end = readBack(directory.path(file), appended, lastPosition);
            manifest.seal(new SealedFile(file, end, true, appended));
            Recovery.truncate(directory.path(file), end);
        } catch (IOException | RuntimeException e) {
            throw failure.fail("sealing " + file + " failed", e);
        }
        sealed.run();
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
