package io.turgo.journal;

import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import io.turgo.journal.file.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The kernel's exclusive lock on a data directory: it ends with its process however that ends, and it holds between
 * threads of one process, too. Never blocks. Any thread.
 *
 * <p>On POSIX systems a process loses its locks on a file when it closes <em>any</em> descriptor of that file. Within
 * a process the lock file is therefore not even opened while the directory is held.
 */
final class DirectoryLock implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
    private static final String STARTED =
        ProcessHandle.current().info().startInstant().map(Object::toString).orElse("unknown");

    private final Path key;
    private final FileChannel channel;

    private DirectoryLock(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /** Creates the directory where needed and locks it, or says who holds it. */
    static DirectoryLock acquire(JournalDirectory directory) {
        final Path key = create(directory.root());
        final String self = String.valueOf(ProcessHandle.current().pid());
        if (!HELD.add(key)) {
            throw inUse(directory, self);
        }
        try {
            return new DirectoryLock(key, lock(directory, self));
        } catch (RuntimeException e) {
            HELD.remove(key);
            throw e;
        }
    }

    private static Path create(Path root) {
        try {
            DurableFiles.createDirectories(root);
            return root.toRealPath();
        } catch (FileAlreadyExistsException e) {
            throw new EnvironmentException("data directory " + root + " is a file; name a directory", e);
        } catch (IOException e) {
            throw unusable(root, e);
        }
    }

    private static FileChannel lock(JournalDirectory directory, String self) {
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(
                directory.lockFile(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            final FileLock lock = channel.tryLock();
            locked = lock != null;
            if (!locked) {
                throw inUse(directory, owner(directory));
            }
            channel.truncate(0);
            DurableFiles.append(channel, self + " " + STARTED + "\n");
            return channel;
        } catch (OverlappingFileLockException e) {
            channel = null; // closing it would drop the lock of the other class loader that holds it in this process
            throw inUse(directory, self);
        } catch (IOException e) {
            locked = false;
            throw unusable(directory.root(), e);
        } finally {
            if (!locked) {
                closeQuietly(channel);
            }
        }
    }

    private static String owner(JournalDirectory directory) {
        try {
            return Files.readString(directory.lockFile(), StandardCharsets.ISO_8859_1).split(" ", 2)[0].strip();
        } catch (IOException e) {
            return "unknown (" + e + ")";
        }
    }

    private static EnvironmentException inUse(JournalDirectory directory, String pid) {
        return new EnvironmentException("data directory " + directory.root() + " is in use by process " + pid
            + "; stop that process or name another directory");
    }

    private static EnvironmentException unusable(Path root, IOException cause) {
        return new EnvironmentException("data directory " + root + " cannot be used: "
            + IoReason.of(cause) + "; name a directory that exists or can be made, is writable and has space", cause);
    }

    private static void closeQuietly(FileChannel channel) {
        if (channel != null) {
            try {
                channel.close();
            } catch (IOException e) {
                throw new EnvironmentException("cannot close the lock file: " + e, e);
            }
        }
    }

    @Override
    public void close() {
        if (channel.isOpen()) {
            closeQuietly(channel);
            HELD.remove(key);
        }
    }
}
