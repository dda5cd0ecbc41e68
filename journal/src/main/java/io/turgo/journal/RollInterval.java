package io.turgo.journal;

import java.util.concurrent.TimeUnit;

/** How often a journal starts a new file, by the ingest time of its frames. Without frames no file is started. */
public enum RollInterval {
    /** Every ten seconds; for tests. */
    TEN_SECONDS(TimeUnit.SECONDS.toNanos(10)),
    /** On the minute. */
    MINUTE(TimeUnit.MINUTES.toNanos(1)),
    /** On the hour. */
    HOUR(TimeUnit.HOURS.toNanos(1)),
    /** At midnight UTC. */
    DAY(TimeUnit.DAYS.toNanos(1));

    private final long lengthNs;

    RollInterval(long lengthNs) {
        this.lengthNs = lengthNs;
    }

    /** The first boundary after {@code timeNs}, both in epoch nanoseconds. */
    long boundaryAfterNs(long timeNs) {
        return (Math.floorDiv(timeNs, lengthNs) + 1) * lengthNs;
    }
}
