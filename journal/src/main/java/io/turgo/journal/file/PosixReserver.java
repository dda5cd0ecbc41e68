package io.turgo.journal.file;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import net.openhft.posix.OpenFlag;
import net.openhft.posix.PosixAPI;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reserves with {@code fallocate(2)}, which leaves length and content alone ({@code FALLOC_FL_KEEP_SIZE}). Where that
 * is not to be had (another system, a file system without it) it says so once and asks for free space instead, which
 * another process may take meanwhile. Any thread.
 */
public final class PosixReserver implements SpaceReserver {
    private static final Logger LOGGER = LoggerFactory.getLogger(PosixReserver.class);
    private static final int KEEP_SIZE = 1;
    private static final int NO_SPACE = 28;
    private static final int OVER_QUOTA = 122;
    private static final long STEP_BYTES = 4L << 20;

    private volatile boolean available = System.getProperty("os.name").equals("Linux");
    private volatile boolean warned;

    @Override
    public boolean reserve(Path file, long from, long to) throws IOException {
        if (file.getFileSystem() != FileSystems.getDefault()) {
            return hasRoom(file, to - from); // no disk of this machine: there is nothing to reserve
        }
        if (available) {
            final int error = allocate(file, from, to);
            if (error == 0 || error == NO_SPACE || error == OVER_QUOTA) {
                return error == 0;
            }
            available = false;
            warn("fallocate of " + file + " failed with error " + error);
        } else {
            warn("fallocate is not offered by " + System.getProperty("os.name"));
        }
        return hasRoom(file, to - from);
    }

    private static boolean hasRoom(Path file, long bytes) throws IOException {
        return SpaceReserver.usableBytes(Files.exists(file) ? file : file.getParent()) >= bytes;
    }

    private static int allocate(Path file, long from, long to) throws IOException {
        final PosixAPI posix = PosixAPI.posix();
        final int descriptor = posix.open(file.toString(), OpenFlag.O_RDWR, 0);
        if (descriptor < 0) {
            throw new IOException("cannot open " + file + ": error " + posix.lastError());
        }
        try {
            for (long at = from; at < to; at += STEP_BYTES) {
                if (posix.fallocate(descriptor, KEEP_SIZE, at, Math.min(STEP_BYTES, to - at)) != 0) {
                    return posix.lastError();
                }
            }
            return 0;
        } finally {
            posix.close(descriptor);
        }
    }

    private void warn(String what) {
        if (!warned) {
            warned = true;
            LOGGER.warn("{}: disk space is not reserved ahead, only watched; a disk that fills up stops the journal",
                what);
        }
    }
}
