package io.turgo.journal;

import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import io.turgo.journal.file.DurableFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The kernel's exclusive lock on a file: it ends with its process however that ends, and it holds between threads of
 * one process, too. The file's text says who has it. Never blocks. Any thread.
 *
 * <p>On POSIX systems a process loses its locks on a file when it closes <em>any</em> descriptor of that file. Within
 * a process the file is therefore not even opened while it is held.
 */
final class KernelLock implements AutoCloseable {
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();
    private static final String STARTED = start(ProcessHandle.current());

    private final Path key;
    private final FileChannel channel;

    private KernelLock(Path key, FileChannel channel) {
        this.key = key;
        this.channel = channel;
    }

    /**
     * What a lock is for.
     *
     * @param file   the file, in a directory that there is; made where needed
     * @param name   what is locked, for messages
     * @param use    what to do when it is in use
     * @param mend   what to do when it cannot be locked for another reason
     */
    record Subject(Path file, String name, String use, String mend) {
        EnvironmentException inUse(String pid) {
            return new EnvironmentException(name + " is in use by process " + pid + "; " + use);
        }

        EnvironmentException unusable(IOException cause) {
            return new EnvironmentException(name + " cannot be used: " + IoReason.of(cause) + "; " + mend, cause);
        }
    }

    /** Locks, or says who holds it. */
    static KernelLock acquire(Subject subject) {
        final Path key = key(subject);
        final String self = String.valueOf(ProcessHandle.current().pid());
        if (!HELD.add(key)) {
            throw subject.inUse(self);
        }
        try {
            return new KernelLock(key, lock(subject, self));
        } catch (RuntimeException e) {
            HELD.remove(key);
            throw e;
        }
    }

    private static Path key(Subject subject) {
        try {
            return subject.file.toAbsolutePath().getParent().toRealPath().resolve(subject.file.getFileName());
        } catch (IOException e) {
            throw subject.unusable(e);
        }
    }

    private static FileChannel lock(Subject subject, String self) {
        FileChannel channel = null;
        boolean locked = false;
        try {
            channel = FileChannel.open(
                subject.file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
            final FileLock lock = channel.tryLock();
            locked = lock != null;
            if (!locked) {
                throw subject.inUse(owner(subject.file));
            }
            channel.truncate(0);
            DurableFiles.append(channel, self + " " + STARTED + "\n");
            return channel;
        } catch (OverlappingFileLockException e) {
            channel = null; // closing it would drop the lock of the other class loader that holds it in this process
            throw subject.inUse(self);
        } catch (IOException e) {
            locked = false;
            throw subject.unusable(e);
        } finally {
            if (!locked) {
                closeQuietly(channel);
            }
        }
    }

    private static String owner(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1).split(" ", 2)[0].strip();
        } catch (IOException e) {
            return "unknown (" + e + ")";
        }
    }

    /** The process that has the lock, as far as the file's text and the system's processes tell; 0 if none has. */
    static long holder(Path file) {
        try {
            final String[] text = Files.readString(file, StandardCharsets.ISO_8859_1).strip().split(" ", 2);
            return text.length == 2 ? ProcessHandle.of(Long.parseLong(text[0]))
                .filter(process -> start(process).equals(text[1])).map(ProcessHandle::pid).orElse(0L) : 0;
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }

    private static String start(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("unknown");
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
            try {
                channel.truncate(0);
            } catch (IOException e) {
                throw new EnvironmentException("cannot empty the lock file: " + e, e);
            } finally {
                closeQuietly(channel);
                HELD.remove(key);
            }
        }
    }
}
