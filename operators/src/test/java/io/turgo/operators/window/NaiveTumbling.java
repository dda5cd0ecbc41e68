package io.turgo.operators.window;

import io.turgo.operators.aggregate.NaiveAggregate;
import io.turgo.stage.StageHarness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Tumbling windows over collections of whole rows. */
final class NaiveTumbling {
    /** A row and its event time. */
    private record Timed(long time, Map<String, Object> fields) {
    }

    private final long size;
    private final long offset;
    private final List<String> keys;
    private final List<NaiveAggregate> aggregates;
    private final SortedMap<Long, Map<List<Object>, List<Timed>>> windows = new TreeMap<>();
    private long watermark = Long.MIN_VALUE;
    private long late;

    NaiveTumbling(long size, long offset, List<String> keys, List<NaiveAggregate> aggregates) {
        this.size = size;
        this.offset = offset;
        this.keys = keys;
        this.aggregates = aggregates;
    }

    long late() {
        return late;
    }

    int openRows() {
        return windows.values().stream().mapToInt(Map::size).sum();
    }

    void feed(long time, Map<String, Object> row) {
        final long end = Math.floorDiv(time - offset, size) * size + size + offset;
        if (end - 1 <= watermark) {
            late++;
            return;
        }
        final List<Object> key = new ArrayList<>();
        keys.forEach(name -> key.add(row.get(name)));
        windows.computeIfAbsent(end, x -> new LinkedHashMap<>()).computeIfAbsent(key, x -> new ArrayList<>())
            .add(new Timed(time, row));
    }

    List<Map<String, Object>> watermark(long watermarkNs) {
        watermark = watermarkNs;
        final List<Map<String, Object>> outputs = new ArrayList<>();
        while (!windows.isEmpty() && windows.firstKey() - 1 <= watermarkNs) {
            final long end = windows.firstKey();
            windows.remove(end).forEach((key, rows) -> outputs.add(output(end, key, rows)));
        }
        return outputs;
    }

    private Map<String, Object> output(long end, List<Object> key, List<Timed> rows) {
        final List<Map<String, Object>> byTime =
            rows.stream().sorted(Comparator.comparingLong(Timed::time)).map(Timed::fields).toList();
        final Map<String, Object> output = new LinkedHashMap<>();
        output.put(Tumbling.WINDOW_START, end - size);
        output.put(Tumbling.WINDOW_END, end);
        for (int i = 0; i < key.size(); i++) {
            output.put(keys.get(i), key.get(i));
        }
        aggregates.forEach(each -> output.put(each.aggregate().name(), each.reference().apply(byTime)));
        output.put(StageHarness.EVENT_TIME, end - 1);
        return output;
    }
}
