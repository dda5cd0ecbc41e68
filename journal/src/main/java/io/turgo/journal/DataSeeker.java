package io.turgo.journal;

import java.nio.file.FileSystems;
import java.nio.file.Path;
import net.openhft.posix.OpenFlag;
import net.openhft.posix.PosixAPI;

/**
 * Finds the next stretch of a file that is not a hole, with {@code lseek(2)} and {@code SEEK_DATA}: a journal file is
 * mapped as a whole and mostly hole, and zeros that were never written need not be read. Where that is not to be had
 * everything counts as data. Belongs to one thread.
 */
final class DataSeeker implements AutoCloseable {
    /** Linux's number; the one in the library's {@code WhenceFlag} is that of {@code SEEK_HOLE}. */
    private static final int SEEK_DATA = 3;
    private static final int NO_MORE_DATA = 6;

    private final int descriptor;

    DataSeeker(Path file) {
        descriptor = isLinux(file)
            ? PosixAPI.posix().open(file.toString(), OpenFlag.O_RDONLY, 0) : -1;
    }

    private static boolean isLinux(Path file) {
        return file.getFileSystem() == FileSystems.getDefault() && System.getProperty("os.name").equals("Linux");
    }

    /** The first offset at or behind {@code from} that may hold data, or {@link Long#MAX_VALUE} if there is none. */
    long nextData(long from) {
        if (descriptor < 0) {
            return from;
        }
        final long found = PosixAPI.posix().lseek(descriptor, from, SEEK_DATA);
        if (found >= 0) {
            return found;
        }
        return PosixAPI.posix().lastError() == NO_MORE_DATA ? Long.MAX_VALUE : from;
    }

    @Override
    public void close() {
        if (descriptor >= 0) {
            PosixAPI.posix().close(descriptor);
        }
    }
}
