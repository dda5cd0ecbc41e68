package io.turgo.journal;

import io.turgo.failpoint.Failpoint;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Forces appended frames to the disk: the current file, before it those that were left since the last time, and the
 * directory once for each new file. The appending thread tells which file it is in; any other thread forces, one at a
 * time. Allocates nothing while the file stays the same.
 */
final class FrameForcer implements AutoCloseable {
    private final Progress progress;
    private final Failure failure;
    private final ForceDevice device;
    private final Object changes = new Object();
    private List<Path> left = new ArrayList<>();
    private List<Runnable> whenForced = new ArrayList<>();
    private Path current;
    private ForcedFile open;
    private volatile long forcedFrame;

    /** @param progress of a journal all of whose frames so far are on the disk, or need not be */
    FrameForcer(Progress progress, Failure failure, ForceDevice device) {
        this.progress = progress;
        this.failure = failure;
        this.device = device;
        forcedFrame = progress.lastFrame();
    }

    /** The last frame that is known to be on the disk. Any thread. */
    long forcedFrame() {
        return forcedFrame;
    }

    /** Frames go to this file from now on. Appending thread, before it tells of the first of them. */
    void began(Path file) {
        synchronized (changes) {
            if (current != null) {
                left.add(current);
            }
            current = file;
        }
    }

    /** Has a task run by the thread that has forced what was appended before this call. Any thread. */
    void whenForced(Runnable task) {
        synchronized (changes) {
            whenForced.add(task);
        }
    }

    /**
     * Forces all frames that were appended before the call.
     *
     * @throws io.turgo.error.EngineException if the device failed, which is for good
     */
    synchronized void force() {
        failure.check();
        final List<Path> files;
        final List<Runnable> tasks;
        final Path last;
        final long frame;
        synchronized (changes) {
            frame = progress.lastFrame();
            last = current;
            files = taken(left);
            left = files.isEmpty() ? left : new ArrayList<>();
            tasks = taken(whenForced);
            whenForced = tasks.isEmpty() ? whenForced : new ArrayList<>();
        }
        Failpoint.JOURNAL_FORCE.pass();
        try {
            for (int i = 0; i < files.size(); i++) {
                forceLeft(files.get(i));
            }
            forceIn(last);
        } catch (IOException | RuntimeException | Error e) {
            throw failure.fail("forcing frames up to " + frame + " to the disk of " + last + " failed", e);
        }
        Failpoint.JOURNAL_FORCED.pass();
        forcedFrame = frame;
        for (int i = 0; i < tasks.size(); i++) {
            tasks.get(i).run();
        }
    }

    /** An empty list is not taken: it gets what comes meanwhile. */
    private static <T> List<T> taken(List<T> list) {
        return list.isEmpty() ? List.of() : list;
    }

    /** What retention has removed meanwhile need not be forced. */
    private void forceLeft(Path file) throws IOException {
        try {
            forceIn(file);
        } catch (NoSuchFileException e) {
            // gone, as above
        }
    }

    private void forceIn(Path file) throws IOException {
        if (open == null || !open.path().equals(file)) {
            final ForcedFile before = open;
            open = null;
            if (before != null) {
                before.close();
            }
            open = new ForcedFile(file, device);
        }
        open.force();
    }

    /** When nobody forces any more. */
    @Override
    public synchronized void close() {
        if (open != null) {
            try {
                open.close();
            } catch (IOException e) {
                throw failure.fail("closing " + open.path() + " failed", e);
            }
            open = null;
        }
    }
}
