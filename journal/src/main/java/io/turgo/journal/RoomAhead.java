package io.turgo.journal;

import io.turgo.error.IoReason;
import io.turgo.error.NoSpaceException;
import io.turgo.journal.file.SpaceReserver;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
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

    private final Path draft;
    private final SpaceReserver reserver;
    private final Executor background;
    private final Failure failure;
    private final long aheadBytes;

    private Path file;
    private volatile long reservedEnd;
    private volatile boolean full;
    private volatile boolean requested;

    /** @param draft where a file is kept while room is made for it */
    RoomAhead(Path draft, SpaceReserver reserver, Executor background, Failure failure, long aheadBytes) {
        this.draft = draft;
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
     * @throws NoSpaceException if the disk has no room
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
            throw refusal(file, usable(file), end + aheadBytes - reservedEnd);
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

    /**
     * Makes an empty file that has room on the disk already: Chronicle writes the beginning of a file through a
     * mapping, where a full disk would be a fault.
     *
     * @throws NoSpaceException if the disk has no room; then there is no file
     */
    void makeRoomFor(Path newFile) {
        try {
            Files.deleteIfExists(draft);
            Files.createFile(draft);
            if (!reserver.reserve(draft, 0, aheadBytes)) {
                Files.delete(draft);
                throw refusal(draft, usable(draft.getParent()), aheadBytes);
            }
            Files.move(draft, newFile, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            if (IoReason.isNoSpace(e)) {
                throw refusal(draft, usable(draft.getParent()), aheadBytes);
            }
            throw failure.fail("cannot make room for " + newFile, e);
        }
    }

    /** Refuses unless the disk has free room for the beginning of a file. */
    void requireRoomIn(Path directory) {
        final long usable = usable(directory);
        if (usable < aheadBytes) {
            throw refusal(directory, usable, aheadBytes);
        }
    }

    private long usable(Path where) {
        try {
            return SpaceReserver.usableBytes(where);
        } catch (IOException e) {
            throw failure.fail("cannot ask for the free space of " + where, e);
        }
    }

    private static NoSpaceException refusal(Path where, long usable, long needed) {
        return new NoSpaceException("no room for the journal on the disk of " + where + ": free " + usable
            + " bytes < needed " + needed + " bytes (turgo.journal.reserve.ahead and the next frame); free some");
    }
}
