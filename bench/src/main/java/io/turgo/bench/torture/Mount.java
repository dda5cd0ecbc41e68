package io.turgo.bench.torture;

import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * A file system of its own below a case's directory, gone when closed or when this process ends. One thread. Needs
 * root.
 */
final class Mount implements AutoCloseable {
    /** Nothing is written back by the clock while a case runs: only what is forced reaches the device. */
    private static final String LATE_COMMITS = "commit=300";
    private static final long PATIENCE_NS = TimeUnit.SECONDS.toNanos(10);
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(20);

    private final Path directory;
    private final Thread atExit;
    private boolean mounted = true;

    private Mount(Path directory) {
        this.directory = directory;
        atExit = new Thread(() -> Tool.run("umount", "-l", directory.toString()));
        Runtime.getRuntime().addShutdownHook(atExit);
    }

    /** A new ext4 file system in a file, with nothing set aside for root. */
    static Mount newExt4(Path image, long bytes, Path directory) {
        try (RandomAccessFile file = new RandomAccessFile(image.toFile(), "rw")) {
            file.setLength(bytes);
        } catch (final IOException e) {
            throw new EnvironmentException("cannot make " + image + ": " + e, e);
        }
        Tool.run("mkfs.ext4", "-q", "-F", "-m", "0", "-E", "lazy_itable_init=0,lazy_journal_init=0", image.toString());
        return ext4(image, directory);
    }

    /** The file system in a file. */
    static Mount ext4(Path image, Path directory) {
        make(directory);
        Tool.run("mount", "-o", "loop," + LATE_COMMITS, image.toString(), directory.toString());
        return new Mount(directory);
    }

    /** A new file system in memory. */
    static Mount tmpfs(long bytes, Path directory) {
        make(directory);
        Tool.run("mount", "-t", "tmpfs", "-o", "size=" + bytes, "turgo-torture", directory.toString());
        return new Mount(directory);
    }

    /** Where it is mounted. */
    Path directory() {
        return directory;
    }

    private static void make(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (final IOException e) {
            throw new EnvironmentException("cannot make " + directory + ": " + e, e);
        }
    }

    /** Why this process cannot mount, or null if it can. */
    static String unavailable(Path scratch) {
        final Path image = scratch.resolve("try.img");
        make(scratch);
        try (Mount mount = newExt4(image, 8 << 20, scratch.resolve("try"))) {
            return mount.mounted ? null : "not mounted";
        } catch (final EnvironmentException e) {
            return "it needs root, loop devices and mkfs.ext4: " + e.getMessage();
        } finally {
            image.toFile().delete();
        }
    }

    @Override
    public void close() {
        if (mounted) {
            mounted = false;
            unmount();
            try {
                Runtime.getRuntime().removeShutdownHook(atExit);
            } catch (final IllegalStateException e) {
                return; // this process is ending, and the hook finds nothing to do
            }
        }
    }

    /**
     * A loop device lets go of its file a moment after it is unmounted, and later still while somebody looks through
     * the devices for a free one; until then what the file lies on is busy.
     */
    private void unmount() {
        for (long waitedNs = 0;; waitedNs += POLL_NS) {
            try {
                Tool.run("umount", directory.toString());
                return;
            } catch (final EnvironmentException e) {
                if (!e.getMessage().contains("busy") || waitedNs > PATIENCE_NS) {
                    throw e;
                }
                LockSupport.parkNanos(POLL_NS);
            }
        }
    }
}
