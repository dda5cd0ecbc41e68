package io.turgo.journal.checkpoint;

import io.turgo.error.EngineException;
import io.turgo.error.NoSpaceException;
import io.turgo.error.TurgoException;
import io.turgo.journal.file.SpaceReserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/** Disk space for checkpoints, taken before it is written: a full disk is refused and never met in a mapping. */
final class Room {
    private static final String NO_SPACE = "No space left";
    private static final String OVER_QUOTA = "quota exceeded";

    private final SpaceReserver reserver;

    Room(SpaceReserver reserver) {
        this.reserver = reserver;
    }

    /**
     * Reserves a stretch of a file that is there.
     *
     * @throws NoSpaceException if the disk has no room
     */
    void reserve(Path file, long from, long to) throws IOException {
        if (to > from && !reserver.reserve(file, from, to)) {
            throw new NoSpaceException("no room for a checkpoint on the disk of " + file + ": free "
                + SpaceReserver.usableBytes(file) + " bytes < needed " + (to - from) + " bytes; free some");
        }
    }

    /** What to throw if writing failed: a full disk is told from a broken one. */
    static TurgoException failure(String what, Throwable cause) {
        if (cause instanceof TurgoException known) {
            return known;
        }
        if (cause instanceof UncheckedIOException unchecked) {
            return failure(what, unchecked.getCause());
        }
        final String reason = String.valueOf(cause.getMessage());
        if (cause instanceof IOException && (reason.contains(NO_SPACE) || reason.contains(OVER_QUOTA))) {
            return new NoSpaceException(what + ": " + reason + "; free some", cause);
        }
        return new EngineException(what + ": " + cause + "; check the device", cause);
    }
}
