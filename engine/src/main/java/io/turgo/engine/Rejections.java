package io.turgo.engine;

import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What this run has seen of one source's dead letters, those of the journal included. Written by the intake's thread
 * and read when it has ended.
 */
final class Rejections {
    private final String source;
    private final AtomicBoolean warned = new AtomicBoolean();
    private long count;
    private long firstPosition;
    private String firstReason;

    Rejections(String source) {
        this.source = source;
    }

    /** True once: for the first one that comes while the engine is live. Any thread. */
    boolean isFirstLive() {
        return !warned.get() && warned.compareAndSet(false, true);
    }

    /** Whether the next one is the first. */
    boolean isEmpty() {
        return count == 0;
    }

    /** Notes the first one. */
    void first(long position, String reason) {
        firstPosition = position;
        firstReason = reason;
        count = 1;
    }

    /** Notes another one. */
    void further() {
        count++;
    }

    /** What it came to; there must have been one. */
    EngineResult.Rejected summary() {
        return new EngineResult.Rejected(source, count, firstPosition, firstReason);
    }
}
