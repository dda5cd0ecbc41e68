package io.turgo.operators.window;

import io.turgo.operators.aggregate.NaiveAggregate;
import io.turgo.record.RowKind;
import io.turgo.stage.StageHarness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sessions over collections: all rows of those that are not over, grouped anew whenever it matters. */
final class NaiveSessions {
    /** A row, its event time and its place in the order of arrival. */
    private record Timed(long time, int arrival, List<Object> key, Map<String, Object> fields) {
    }

    /** A result that was given and stands. */
    private record Shown(List<Object> key, long start, long end, Map<String, Object> output) {
    }

    private final long gap;
    private final Emission emission;
    private final List<String> keys;
    private final List<NaiveAggregate> aggregates;
    private final List<Timed> rows = new ArrayList<>();
    private final List<Shown> shown = new ArrayList<>();
    private long watermark = Long.MIN_VALUE;
    private int arrivals;
    private long late;

    NaiveSessions(long gap, Emission emission, List<String> keys, List<NaiveAggregate> aggregates) {
        this.gap = gap;
        this.emission = emission;
        this.keys = keys;
        this.aggregates = aggregates;
    }

    long late() {
        return late;
    }

    /** Takes a row, and gives what it changes: first what is no more, in the order of starts. */
    List<Map<String, Object>> feed(long time, Map<String, Object> row) {
        final List<Object> key = new ArrayList<>();
        keys.forEach(name -> key.add(row.get(name)));
        final boolean belongs =
            rows.stream().anyMatch(each -> each.key.equals(key) && Math.abs(each.time - time) <= gap);
        if (!belongs && time + gap + emission.latenessNs() <= watermark) {
            late++;
            return List.of();
        }
        final Timed added = new Timed(time, arrivals++, key, row);
        rows.add(added);
        return changed(sessions().stream().filter(each -> each.contains(added)).findFirst().orElseThrow());
    }

    private List<Map<String, Object>> changed(List<Timed> session) {
        final List<Object> key = session.get(0).key;
        final long start = session.get(0).time;
        final long end = end(session);
        final List<Shown> within = shown.stream()
            .filter(each -> each.key.equals(key) && each.start >= start && each.end <= end)
            .sorted(Comparator.comparingLong(Shown::start)).toList();
        shown.removeAll(within);
        final boolean stays = within.stream().anyMatch(each -> each.start == start && each.end == end);
        final List<Map<String, Object>> outputs = new ArrayList<>();
        if (!stays) {
            within.forEach(each -> outputs.add(kind(RowKind.DELETE, each.output)));
        }
        if (emission.onUpdate() || end <= watermark) {
            final Map<String, Object> output = output(session);
            shown.add(new Shown(key, start, end, output));
            outputs.add(stays ? kind(RowKind.UPDATE_AFTER, output) : output);
        }
        return outputs;
    }

    private static Map<String, Object> kind(RowKind kind, Map<String, Object> output) {
        final Map<String, Object> row = new LinkedHashMap<>(output);
        row.put(StageHarness.KIND, kind);
        return row;
    }

    /** The sessions that are not over, each its rows in the order of time. */
    private List<List<Timed>> sessions() {
        final List<List<Timed>> sessions = new ArrayList<>();
        rows.stream().map(Timed::key).distinct().forEach(key -> {
            List<Timed> session = null;
            for (final Timed row : rows.stream().filter(each -> each.key.equals(key))
                .sorted(Comparator.comparingLong(Timed::time)).toList()) {
                if (session == null || row.time - session.get(session.size() - 1).time > gap) {
                    session = new ArrayList<>();
                    sessions.add(session);
                }
                session.add(row);
            }
        });
        return sessions;
    }

    int open() {
        return sessions().size();
    }

    private long end(List<Timed> session) {
        return session.get(session.size() - 1).time + gap;
    }

    private static int arrival(List<Timed> session) {
        return session.stream().mapToInt(Timed::arrival).min().orElseThrow();
    }

    List<Map<String, Object>> watermark(long watermarkNs) {
        watermark = watermarkNs;
        final List<Map<String, Object>> outputs = new ArrayList<>();
        sessions().stream().filter(each -> end(each) <= watermarkNs && !isShown(each))
            .sorted(Comparator.<List<Timed>>comparingLong(this::end).thenComparing(NaiveSessions::arrival))
            .forEach(session -> {
                final Map<String, Object> output = output(session);
                outputs.add(output);
                shown.add(new Shown(session.get(0).key, session.get(0).time, end(session), output));
            });
        sessions().stream().filter(each -> isOver(end(each))).forEach(rows::removeAll);
        shown.removeIf(each -> isOver(each.end));
        return outputs;
    }

    private boolean isShown(List<Timed> session) {
        return shown.stream().anyMatch(each ->
            each.key.equals(session.get(0).key) && each.start == session.get(0).time && each.end == end(session));
    }

    private boolean isOver(long end) {
        return watermark == Long.MAX_VALUE || end + emission.latenessNs() <= watermark;
    }

    private Map<String, Object> output(List<Timed> session) {
        final List<Map<String, Object>> fields = session.stream().map(Timed::fields).toList();
        final Map<String, Object> output = new LinkedHashMap<>();
        output.put(Session.WINDOW_START, session.get(0).time);
        output.put(Session.WINDOW_END, end(session));
        for (int i = 0; i < keys.size(); i++) {
            output.put(keys.get(i), session.get(0).key.get(i));
        }
        aggregates.forEach(each -> each.write(fields, output));
        output.put(StageHarness.EVENT_TIME, end(session));
        return output;
    }
}
