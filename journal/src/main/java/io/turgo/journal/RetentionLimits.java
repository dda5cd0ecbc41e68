package io.turgo.journal;

/**
 * How much of a journal is kept at the most. Neither limit deletes what is still needed.
 *
 * @param timeNs a file goes when its last frame is older than that, reckoned from the newest sealed frame's ingest time
 * @param bytes  the oldest files go while the files together are longer than that
 */
record RetentionLimits(long timeNs, long bytes) {
    static final RetentionLimits KEEP_ALL = new RetentionLimits(Long.MAX_VALUE, Long.MAX_VALUE);

    /** See {@link io.turgo.frame.Journal#retainedNs}. */
    long retainedNs() {
        if (keepsAll()) {
            return -1;
        }
        return timeNs == Long.MAX_VALUE ? 0 : timeNs;
    }

    boolean keepsAll() {
        return equals(KEEP_ALL);
    }
}
