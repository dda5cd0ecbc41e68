package io.turgo.counters;

import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.CachedEpochClock;
import org.agrona.concurrent.errors.DistinctErrorLog;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Errors for readers outside the process. An error that comes again only raises a count, so that a fault in a tight
 * loop neither fills the log nor hides the others. Any thread may record; it is not meant for the hot path.
 */
public final class ErrorLog {
    private final CachedEpochClock clock = new CachedEpochClock();
    private final DistinctErrorLog log;
    private final AtomicCounter errors;
    private boolean closed;

    ErrorLog(AtomicBuffer region, AtomicCounter errors) {
        this.log = new DistinctErrorLog(region, clock);
        this.errors = errors;
    }

    /**
     * Records an error, without secrets in its messages, and counts it in {@link EngineCounter#ERRORS}, which nothing
     * else may write.
     *
     * @param error   what went wrong; it is kept, to know it again
     * @param epochMs when, in epoch milliseconds
     * @return false if a new error found no room ({@link CountersSettings#ERROR_LOG_BYTES_PROPERTY}) and was only
     *     counted, or if the counters are closed
     */
    public synchronized boolean record(Throwable error, long epochMs) {
        if (closed) {
            return false;
        }
        errors.incrementRelease();
        clock.update(epochMs);
        return log.record(RedactedError.of(error));
    }

    synchronized void close() {
        closed = true;
    }
}
