package io.turgo.journal;

import io.turgo.error.EngineException;
import java.lang.invoke.VarHandle;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The thread of durability {@code disk}: forces whatever has been appended while it forced what was appended before,
 * so that the more is appended, the more frames share a forced write. Ends when a force fails; the failure is kept.
 */
final class GroupCommit implements FrameCommit, Runnable {
    private static final Logger LOGGER = LoggerFactory.getLogger(GroupCommit.class);

    private final FrameForcer forcer;
    private final Progress progress;
    private final Thread thread;
    private volatile boolean waiting;
    private volatile boolean closing;

    GroupCommit(FrameForcer forcer, Progress progress) {
        this.forcer = forcer;
        this.progress = progress;
        thread = new Thread(this, "turgo-journal-sync");
        thread.setDaemon(true);
    }

    @Override
    public void start() {
        thread.start();
    }

    /** Costs a fence, and a system call only if the other thread sleeps. */
    @Override
    public void appended() {
        VarHandle.fullFence(); // the frame is told of before it is asked who waits; the other side does the reverse
        if (waiting) {
            waiting = false;
            LockSupport.unpark(thread);
        }
    }

    @Override
    public void run() {
        try {
            while (true) {
                if (isBehind()) {
                    forcer.force();
                } else if (closing) {
                    return;
                } else {
                    await();
                }
            }
        } catch (EngineException e) { // latched: whoever asks what is durable gets to hear it
            LOGGER.error("{}", e.getMessage());
        }
    }

    private boolean isBehind() {
        return progress.lastFrame() > forcer.forcedFrame();
    }

    private void await() {
        waiting = true;
        VarHandle.fullFence();
        if (!isBehind() && !closing) {
            LockSupport.park(this);
        }
        waiting = false;
    }

    /** Ends the thread, too. */
    @Override
    public void close() {
        closing = true;
        LockSupport.unpark(thread);
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
