package io.turgo.sql.function;

import java.time.Instant;
import java.time.ZoneId;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Wall time of a zone. Its changes of offset within the years that nanoseconds reach are looked up once. Immutable; any
 * thread; a conversion allocates nothing.
 */
public final class LocalZone {
    private final long[] changes;
    private final long[] localChanges;
    private final long[] lastLocalChanges;
    private final long[] offsets;

    /** @param zone the zone, as the JDK knows it */
    public LocalZone(ZoneId zone) {
        final ZoneRules rules = zone.getRules();
        final Instant first = Instant.ofEpochSecond(Long.MIN_VALUE / TimePoints.SECOND_NS);
        final Instant last = Instant.ofEpochSecond(Long.MAX_VALUE / TimePoints.SECOND_NS);
        final List<ZoneOffsetTransition> found = new ArrayList<>();
        for (ZoneOffsetTransition next = rules.nextTransition(first); next != null && next.getInstant().isBefore(last);
            next = rules.nextTransition(next.getInstant())) {
            found.add(next);
        }
        changes = new long[found.size()];
        localChanges = new long[found.size()];
        lastLocalChanges = new long[found.size()];
        offsets = new long[found.size() + 1];
        offsets[0] = rules.getOffset(first).getTotalSeconds() * TimePoints.SECOND_NS;
        for (int i = 0; i < changes.length; i++) {
            offsets[i + 1] = found.get(i).getOffsetAfter().getTotalSeconds() * TimePoints.SECOND_NS;
            changes[i] = found.get(i).toEpochSecond() * TimePoints.SECOND_NS;
            localChanges[i] = changes[i] + Math.max(offsets[i], offsets[i + 1]);
            lastLocalChanges[i] = changes[i] + offsets[i + 1];
        }
    }

    /** The wall time, read as UTC, at a point in time. */
    public long toLocal(long timeNs) {
        return timeNs + offsets[before(changes, timeNs)];
    }

    /**
     * The point in time at a wall time. One that there is twice is the first of both; one that there is not, because
     * the clock was put forward, is as if it had not been.
     */
    public long toInstant(long localNs) {
        return localNs - offsets[before(localChanges, localNs)];
    }

    /** The same, where one that there is twice is the last of both. */
    public long toLastInstant(long localNs) {
        return localNs - offsets[before(lastLocalChanges, localNs)];
    }

    /** How many changes there are up to a time. */
    private static int before(long[] times, long time) {
        final int found = Arrays.binarySearch(times, time);
        return found < 0 ? -1 - found : found + 1;
    }
}
