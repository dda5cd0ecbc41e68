package io.turgo.engine;

import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.frame.Journal;
import java.util.function.LongSupplier;

/** When the next checkpoint is due: by time and by records. Belongs to the checkpoint's thread. */
final class Schedule {
    private static final long RETRY_NS = 1_000_000_000L;

    private final Journal journal;
    private final long intervalNs;
    private final long events;
    private final LongSupplier lastSequence;
    private long nextNs = Long.MIN_VALUE;
    private long nextSequence;
    private long retryNs = Long.MAX_VALUE;
    private long lastFrame;

    /**
     * @param intervalNs   how long after the last one, or 0 for never
     * @param events       behind how many records, or 0 for any number
     * @param lastSequence of the records so far
     */
    Schedule(Journal journal, long intervalNs, long events, LongSupplier lastSequence) {
        this.journal = journal;
        this.intervalNs = intervalNs;
        this.events = events;
        this.lastSequence = lastSequence;
        nextSequence = events;
    }

    /** A checkpoint has this frame already, and this record. Before the thread starts. */
    void startBehind(long frame, long sequence) {
        lastFrame = frame;
        nextSequence = sequence + events;
    }

    /** @param demanded whether somebody wants one now, though it may not be due */
    boolean isDue(long nowNs, boolean demanded) {
        if (nextNs == Long.MIN_VALUE) {
            nextNs = nowNs + intervalNs;
        }
        if (retryNs != Long.MAX_VALUE) {
            return nowNs >= retryNs;
        }
        if (demanded) {
            return true;
        }
        final boolean byTime = intervalNs > 0 && nowNs >= nextNs;
        final boolean byEvents = events > 0 && lastSequence.getAsLong() >= nextSequence;
        if (!byTime && !byEvents) {
            return false;
        }
        if (isUpToDate()) {
            postpone(nowNs);
            return false;
        }
        return true;
    }

    /** Whether nothing has been journaled since the last checkpoint. */
    boolean isUpToDate() {
        return journal.info().lastFrame() <= lastFrame;
    }

    /** There was no room for one: it stays due, and is tried again after a second. */
    void refused(long nowNs) {
        retryNs = nowNs + RETRY_NS;
    }

    private void postpone(long nowNs) {
        retryNs = Long.MAX_VALUE;
        nextNs = nowNs + intervalNs;
        nextSequence = lastSequence.getAsLong() + events;
    }

    void published(long nowNs, CheckpointManifest manifest) {
        lastFrame = manifest.frame();
        postpone(nowNs);
    }
}
