package io.turgo.operators.join;

/** How far a stage is in event time. One thread at a time. */
final class Progress {
    private long watermarkNs = Long.MIN_VALUE;

    /** The last watermark, or {@link Long#MIN_VALUE}. */
    long watermarkNs() {
        return watermarkNs;
    }

    /** Whether the watermark has passed that time. */
    boolean hasPassed(long timeNs) {
        return timeNs <= watermarkNs;
    }

    void advance(long next) {
        watermarkNs = next;
    }
}
