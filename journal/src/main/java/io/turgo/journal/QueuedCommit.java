package io.turgo.journal;

import io.turgo.error.EngineException;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Durability {@code disk} without a thread of its own: an executor is given one task at a time, which forces what has
 * been appended when it is run. The appending thread must be the executor's.
 */
final class QueuedCommit implements FrameCommit {
    private static final Logger LOGGER = LoggerFactory.getLogger(QueuedCommit.class);

    private final FrameForcer forcer;
    private final Progress progress;
    private final Executor executor;
    private boolean queued;

    QueuedCommit(FrameForcer forcer, Progress progress, Executor executor) {
        this.forcer = forcer;
        this.progress = progress;
        this.executor = executor;
    }

    @Override
    public void start() {
        // the first frame has the first task queued
    }

    @Override
    public void appended() {
        if (!queued) {
            queued = true;
            executor.execute(this::commit);
        }
    }

    private void commit() {
        queued = false;
        try {
            if (progress.lastFrame() > forcer.forcedFrame()) {
                forcer.force();
            }
        } catch (EngineException e) { // latched: whoever asks what is durable gets to hear it
            LOGGER.error("{}", e.getMessage());
        }
    }

    @Override
    public void close() {
        commit();
    }
}
