package io.turgo.engine;

import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.frame.Journal;
import java.util.function.LongSupplier;

/** When the next checkpoint is due: by time and by records. Belongs to the checkpoint's thread. */
final class Schedule {
    private final Journal journal;
    private final long intervalNs;
    private final long events;
    private final LongSupplier lastSequence;
    private long nextNs = Long.MIN_VALUE;
    private long nextSequence;
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
    }

    /** A checkpoint has this frame already, and this record. Before the thread starts. */
    void startBehind(long frame, long sequence) {
        lastFrame = frame;
        nextSequence = sequence + events;
    }

    boolean isDue(long nowNs) {
        if (nextNs == Long.MIN_VALUE) {
            nextNs = nowNs + intervalNs;
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

    /** Not now: looks again after another interval. */
    void postpone(long nowNs) {
        nextNs = nowNs + intervalNs;
        nextSequence = lastSequence.getAsLong() + events;
    }

    void published(long nowNs, CheckpointManifest manifest) {
        lastFrame = manifest.frame();
        postpone(nowNs);
    }
}
