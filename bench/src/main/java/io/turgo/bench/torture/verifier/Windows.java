package io.turgo.bench.torture.verifier;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Rows by window and key, for windows of one length of milliseconds. A row that comes when the latest time before it,
 * less the disorder, has passed the end of its window is too late.
 *
 * @param <K> of the key
 * @param <G> what is kept of a window's rows of one key
 */
final class Windows<K, G> {
    private final long lengthMs;
    private final long disorderNs;
    private final Supplier<G> empty;
    private final SortedMap<Long, Map<K, G>> byStart = new TreeMap<>();
    private long latestMs = Long.MIN_VALUE;

    Windows(long lengthMs, long disorderNs, Supplier<G> empty) {
        this.lengthMs = lengthMs;
        this.disorderNs = disorderNs;
        this.empty = empty;
    }

    /** The group that a row belongs to, or null if it is late. */
    G group(long timeMs, K key) {
        final long startMs = Math.floorDiv(timeMs, lengthMs) * lengthMs;
        // in nanoseconds, the watermark is the latest time less the disorder, and a window is over with its last one
        final boolean late = latestMs != Long.MIN_VALUE
            && (startMs + lengthMs) * 1_000_000 - 1 <= latestMs * 1_000_000 - disorderNs;
        return late ? null
            : byStart.computeIfAbsent(startMs, start -> new LinkedHashMap<>()).computeIfAbsent(key, k -> empty.get());
    }

    /** To be told the time of each row of the source, behind what is done with the row. */
    void passed(long timeMs) {
        latestMs = Math.max(latestMs, timeMs);
    }

    /** Makes a line of a group. */
    interface Line<K, G> {
        String of(String start, String end, K key, G group);
    }

    /** A line for each key of each window: by the windows' ends, and in each by the keys' first rows. */
    List<String> lines(Line<K, G> line) {
        final List<String> lines = new ArrayList<>();
        byStart.forEach((startMs, groups) -> groups.forEach((key, group) ->
            lines.add(line.of(Csv.time(startMs), Csv.time(startMs + lengthMs), key, group))));
        return lines;
    }
}
