package io.turgo.journal;

import io.turgo.error.EnvironmentException;
import io.turgo.journal.file.SpaceReserver;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Executor;

/**
 * Keeps reserved disk ahead of the write position. The appending thread asks; the work is done on another thread, or on
 * the appending one if it has caught up with what is reserved. When the disk is full, frames are refused before
 * anything of them is written, and are taken again once there is room.
 */
final class RoomAhead {
    /** Behind a frame Chronicle may write index pages; they have room, too. */
    static final int SLACK_BYTES = 256 << 10;
    private static final int REQUESTS_PER_AHEAD = 4;

    private final SpaceReserver reserver;
    private final Executor background;
    private final Failure failure;
    private final long aheadBytes;

    private Path file;
    private volatile long reservedEnd;
    private volatile boolean full;
    private volatile boolean requested;

    RoomAhead(SpaceReserver reserver, Executor background, Failure failure, long aheadBytes) {
        this.reserver = reserver;
        this.background = background;
        this.failure = failure;
        this.aheadBytes = aheadBytes;
    }

    /** Whether the last attempt found the disk full. Any thread. */
    boolean isFull() {
        return full;
    }

    /** Up to where the current file has room. Any thread. */
    long reservedEnd() {
        return reservedEnd;
    }

    /** Begins with a file of which {@code position} bytes are written; tells how far it may be written. */
    synchronized long begin(Path newFile, long position) {
        file = newFile;
        reservedEnd = 0;
        reserve(newFile, position + aheadBytes);
        return reservedEnd;
    }

    /**
     * Makes sure that the current file can be written up to {@code end}. Appending thread.
     *
     * @return up to where it may be written before this has to be asked again
     * @throws EnvironmentException if the disk has no room
     */
    long ensure(long end) {
        if (full || end > reservedEnd) {
            requireNow(end);
        } else if (!requested && end + aheadBytes - reservedEnd >= aheadBytes / REQUESTS_PER_AHEAD) {
            request(end);
        }
        return Math.min(reservedEnd, end + aheadBytes / REQUESTS_PER_AHEAD);
    }

    private synchronized void requireNow(long end) {
        reserve(file, end + aheadBytes);
        if (end > reservedEnd || full) {
            throw noRoom(file, end);
        }
    }

    private void request(long end) {
        requested = true;
        final Path target = file;
        background.execute(() -> reserveIfCurrent(target, end + aheadBytes));
    }

    private synchronized void reserveIfCurrent(Path target, long to) {
        requested = false;
        if (target.equals(file)) {
            reserve(target, to);
        }
    }

    private void reserve(Path target, long to) {
        if (to <= reservedEnd && !full) {
            return;
        }
        try {
            full = !reserver.reserve(target, reservedEnd, to);
            if (!full) {
                reservedEnd = to;
            }
        } catch (IOException | RuntimeException e) {
            throw failure.fail("cannot reserve space for " + target, e);
        }
    }

    /** Refuses unless the disk has free room for the beginning of another file. */
    void requireRoomFor(Path directory) {
        try {
            final long usable = SpaceReserver.usableBytes(directory);
            if (usable < aheadBytes) {
                throw refusal(directory, usable);
            }
        } catch (IOException e) {
            throw failure.fail("cannot ask for the free space of " + directory, e);
        }
    }

    private EnvironmentException noRoom(Path target, long end) {
        try {
            return refusal(target, SpaceReserver.usableBytes(target));
        } catch (IOException e) {
            throw failure.fail("cannot ask for the free space of " + target + " to go on to " + end, e);
        }
    }

    private EnvironmentException refusal(Path where, long usable) {
        return new EnvironmentException("no room for the journal on the disk of " + where + ": free " + usable
            + " bytes < needed " + aheadBytes + " bytes (turgo.journal.reserve.ahead); free some, then go on");
    }
}
