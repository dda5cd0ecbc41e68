package io.turgo.operators.window;

import io.turgo.operators.aggregate.NaiveAggregate;
import io.turgo.stage.StageHarness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Sessions over collections: all rows that have not fired, grouped anew whenever it matters. */
final class NaiveSessions {
    /** A row, its event time and its place in the order of arrival. */
    private record Timed(long time, int arrival, List<Object> key, Map<String, Object> fields) {
    }

    private final long gap;
    private final List<String> keys;
    private final List<NaiveAggregate> aggregates;
    private final List<Timed> rows = new ArrayList<>();
    private long watermark = Long.MIN_VALUE;
    private int arrivals;
    private long late;

    NaiveSessions(long gap, List<String> keys, List<NaiveAggregate> aggregates) {
        this.gap = gap;
        this.keys = keys;
        this.aggregates = aggregates;
    }

    long late() {
        return late;
    }

    void feed(long time, Map<String, Object> row) {
        final List<Object> key = new ArrayList<>();
        keys.forEach(name -> key.add(row.get(name)));
        final boolean belongs =
            rows.stream().anyMatch(each -> each.key.equals(key) && Math.abs(each.time - time) <= gap);
        if (!belongs && time + gap <= watermark) {
            late++;
        } else {
            rows.add(new Timed(time, arrivals++, key, row));
        }
    }

    /** The sessions that are open, each its rows in the order of time. */
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
        sessions().stream().filter(each -> end(each) <= watermarkNs)
            .sorted(Comparator.<List<Timed>>comparingLong(this::end).thenComparing(NaiveSessions::arrival))
            .forEach(session -> {
                outputs.add(output(session));
                rows.removeAll(session);
            });
        return outputs;
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
