package io.turgo.operators.window;

import io.turgo.operators.aggregate.NaiveAggregate;
import io.turgo.record.RowKind;
import io.turgo.stage.StageHarness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongFunction;

/** Windows of any kind over collections of whole rows, each window on its own. */
final class NaiveWindows {
    /** A row and its event time. */
    private record Timed(long time, Map<String, Object> fields) {
    }

    /** A window, or a pane. */
    record Span(long start, long end) {
    }

    /** What a window has of a key. */
    private static final class Group {
        private final List<Timed> rows = new ArrayList<>();
        private boolean changed;
        private boolean shown;
    }

    private final LongFunction<List<Span>> windowsOf;
    private final LongFunction<Span> paneOf;
    private final Emission emission;
    private final List<String> keys;
    private final List<NaiveAggregate> aggregates;
    private final TreeMap<Long, Map<List<Object>, Group>> windows = new TreeMap<>();
    private final TreeMap<Long, Long> starts = new TreeMap<>();
    private final Map<Long, Set<List<Object>>> panes = new TreeMap<>();
    private long now = Long.MIN_VALUE;
    private long late;

    /**
     * @param windowsOf the windows of a time, by their ends
     * @param paneOf    the pane of a time
     */
    NaiveWindows(LongFunction<List<Span>> windowsOf, LongFunction<Span> paneOf, Emission emission, List<String> keys,
        List<NaiveAggregate> aggregates) {
        this.windowsOf = windowsOf;
        this.paneOf = paneOf;
        this.emission = emission;
        this.keys = keys;
        this.aggregates = aggregates;
    }

    /** The windows of a time where one of a size begins with every hop. */
    static List<Span> hops(long time, long size, long hop, long offset) {
        final List<Span> spans = new ArrayList<>();
        long start = Math.floorDiv(time - offset, hop) * hop + offset;
        while (start + size > time) {
            spans.add(0, new Span(start, start + size));
            start -= hop;
        }
        return spans;
    }

    /** The windows of a time that end a step later each. */
    static List<Span> cumulations(long time, long step, long size, long offset) {
        final List<Span> spans = new ArrayList<>();
        final Span whole = hops(time, size, size, offset).get(0);
        for (long end = whole.start + step; end <= whole.end; end += step) {
            if (end > time) {
                spans.add(new Span(whole.start, end));
            }
        }
        return spans;
    }

    long late() {
        return late;
    }

    /** How many keys there are in all panes that are needed. */
    int paneRows() {
        panes.keySet().removeIf(end -> windowsOf.apply(end - 1).stream().allMatch(each -> isOver(each.end)));
        return panes.values().stream().mapToInt(Set::size).sum();
    }

    private boolean isOver(long end) {
        return now == Long.MAX_VALUE || now != Long.MIN_VALUE && end + emission.latenessNs() <= now;
    }

    List<Map<String, Object>> feed(long time, Map<String, Object> row) {
        final List<Object> key = new ArrayList<>();
        keys.forEach(name -> key.add(row.get(name)));
        final List<Span> open = windowsOf.apply(time).stream().filter(each -> !isOver(each.end)).toList();
        final List<Map<String, Object>> outputs = new ArrayList<>();
        for (final Span window : open) {
            starts.put(window.end, window.start);
            final Group group = windows.computeIfAbsent(window.end, x -> new LinkedHashMap<>())
                .computeIfAbsent(key, x -> new Group());
            group.rows.add(new Timed(time, row));
            group.changed = true;
            if (emission.onUpdate() || window.end <= now) {
                outputs.add(output(window.end, key, group, group.rows.size() > 1));
            }
        }
        if (open.isEmpty()) {
            late++;
        } else {
            panes.computeIfAbsent(paneOf.apply(time).end, x -> new HashSet<>()).add(key);
        }
        return outputs;
    }

    List<Map<String, Object>> watermark(long watermarkNs) {
        final long before = now;
        now = watermarkNs == Long.MAX_VALUE ? watermarkNs : watermarkNs + 1;
        final List<Map<String, Object>> outputs = new ArrayList<>();
        if (!emission.onUpdate()) {
            windows.subMap(before, false, now, true).keySet().forEach(end -> show(end, outputs));
        }
        windows.keySet().removeIf(this::isOver);
        if (emission.periodNs() > 0
            && Math.floorDiv(before, emission.periodNs()) < Math.floorDiv(now, emission.periodNs())) {
            windows.tailMap(now, false).keySet().forEach(end -> show(end, outputs));
        }
        return outputs;
    }

    private void show(long end, List<Map<String, Object>> outputs) {
        windows.get(end).forEach((key, group) -> {
            if (group.changed) {
                outputs.add(output(end, key, group, group.shown));
                group.shown = true;
                group.changed = false;
            }
        });
    }

    private Map<String, Object> output(long end, List<Object> key, Group group, boolean update) {
        final List<Map<String, Object>> byTime =
            group.rows.stream().sorted(Comparator.comparingLong(Timed::time)).map(Timed::fields).toList();
        final Map<String, Object> output = new LinkedHashMap<>();
        output.put(Tumbling.WINDOW_START, starts.get(end));
        output.put(Tumbling.WINDOW_END, end);
        for (int i = 0; i < key.size(); i++) {
            output.put(keys.get(i), key.get(i));
        }
        aggregates.forEach(each -> each.write(byTime, output));
        output.put(StageHarness.EVENT_TIME, end - 1);
        if (update) {
            output.put(StageHarness.KIND, RowKind.UPDATE_AFTER);
        }
        return output;
    }
}
