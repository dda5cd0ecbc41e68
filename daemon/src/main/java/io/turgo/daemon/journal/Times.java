package io.turgo.daemon.journal;

import java.time.Instant;

/** Times as ISO-8601. */
final class Times {
    private static final long SECOND_NS = 1_000_000_000L;

    private Times() {
    }

    /** {@code 2026-01-31T12:00:00.123456789Z}, with as many groups of three digits as there are. */
    static String text(long epochNs) {
        return Instant.ofEpochSecond(Math.floorDiv(epochNs, SECOND_NS), Math.floorMod(epochNs, SECOND_NS)).toString();
    }
}
