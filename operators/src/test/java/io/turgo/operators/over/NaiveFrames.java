package io.turgo.operators.over;

import io.turgo.operators.aggregate.NaiveAggregate;
import io.turgo.stage.StageHarness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Frames computed anew for each result, from all rows there ever were. */
final class NaiveFrames {
    private final List<String> keys;
    private final List<NaiveAggregate> aggregates;
    /** By event time, and within one time by arrival. */
    private final List<Seen> rows = new ArrayList<>();
    private long watermark = Long.MIN_VALUE;
    private long late;

    NaiveFrames(List<String> keys, List<NaiveAggregate> aggregates) {
        this.keys = keys;
        this.aggregates = aggregates;
    }

    private record Seen(long time, int arrival, List<Object> key, Map<String, Object> fields) {
    }

    long late() {
        return late;
    }

    void feed(long time, Map<String, Object> row) {
        if (time <= watermark) {
            late++;
            return;
        }
        final Seen seen = new Seen(time, rows.size(), keys.stream().map(row::get).collect(
            Collectors.toCollection(ArrayList::new)), row);
        int at = rows.size();
        while (at > 0 && rows.get(at - 1).time > time) {
            at--;
        }
        rows.add(at, seen);
    }

    private List<Seen> passed(long watermarkNs) {
        final List<Seen> passed =
            rows.stream().filter(each -> each.time > watermark && each.time <= watermarkNs).toList();
        watermark = watermarkNs;
        return passed;
    }

    /** What OVER with a range gives when the watermark moves. */
    List<Map<String, Object>> overRange(long range, long watermarkNs) {
        return passed(watermarkNs).stream().map(row -> over(row, frame(row.key, row.time - range, row.time))).toList();
    }

    /** What OVER with a number of rows gives when the watermark moves. */
    List<Map<String, Object>> overRows(int preceding, long watermarkNs) {
        return passed(watermarkNs).stream().map(row -> {
            final List<Seen> all = rows.stream().filter(each -> each.key.equals(row.key)).toList();
            final int end = all.indexOf(row) + 1;
            return over(row, all.subList(Math.max(0, end - 1 - preceding), end));
        }).toList();
    }

    /** What OVER with all rows up to a time gives when the watermark moves. */
    List<Map<String, Object>> overAll(long watermarkNs) {
        return passed(watermarkNs).stream().map(row -> over(row, frame(row.key, Long.MIN_VALUE, row.time))).toList();
    }

    private List<Seen> frame(List<Object> key, long from, long to) {
        return rows.stream().filter(each -> each.key.equals(key) && each.time >= from && each.time <= to).toList();
    }

    private Map<String, Object> over(Seen row, List<Seen> frame) {
        final Map<String, Object> output = new LinkedHashMap<>(row.fields);
        aggregate(output, frame);
        output.put(StageHarness.EVENT_TIME, row.time);
        return output;
    }

    private void aggregate(Map<String, Object> output, List<Seen> frame) {
        final List<Map<String, Object>> fields = frame.stream().map(Seen::fields).toList();
        aggregates.forEach(each -> each.write(fields, output));
    }

    /** What a running view gives when the watermark moves. */
    List<Map<String, Object>> running(long range, long watermarkNs) {
        final Set<Long> instants = new TreeSet<>();
        rows.forEach(row -> instants.addAll(List.of(row.time, row.time + range + 1)));
        final List<Map<String, Object>> outputs = new ArrayList<>();
        for (final long instant : instants) {
            if (instant > watermark && instant <= watermarkNs) {
                changedAt(instant, range).forEach(key -> outputs.add(changed(instant, key, range)));
            }
        }
        watermark = watermarkNs;
        return outputs;
    }

    /** The keys whose frames change, by their first row that leaves or, where none does, that enters. */
    private Iterable<List<Object>> changedAt(long instant, long range) {
        final Map<List<Object>, Integer> first = new LinkedHashMap<>();
        for (final Predicate<Seen> changes : List.<Predicate<Seen>>of(
            row -> row.time + range + 1 == instant, row -> row.time == instant)) {
            rows.stream().filter(changes).sorted(Comparator.comparing(Seen::arrival))
                .forEach(row -> first.putIfAbsent(row.key, row.arrival));
        }
        final Map<Integer, List<Object>> ordered = new TreeMap<>();
        first.forEach((key, arrival) -> ordered.put(arrival, key));
        return ordered.values();
    }

    private Map<String, Object> changed(long instant, List<Object> key, long range) {
        final Map<String, Object> output = new LinkedHashMap<>();
        output.put(Running.CHANGED_AT, instant);
        for (int i = 0; i < key.size(); i++) {
            output.put(keys.get(i), key.get(i));
        }
        aggregate(output, frame(key, instant - range, instant));
        output.put(StageHarness.EVENT_TIME, instant);
        return output;
    }

    /** How many rows of state there are: those to come, those in frames of that range, and the keys of the latter. */
    long stateOfRange(long range) {
        final List<Seen> inFrames =
            rows.stream().filter(row -> row.time <= watermark && row.time + range > watermark).toList();
        return pending() + inFrames.size() + inFrames.stream().map(Seen::key).distinct().count();
    }

    /** The same for frames of a number of rows. */
    long stateOfRows(int preceding) {
        final Map<List<Object>, Long> counts = rows.stream().filter(row -> row.time <= watermark)
            .collect(Collectors.groupingBy(Seen::key, Collectors.counting()));
        return pending() + counts.size() + counts.values().stream().mapToLong(n -> Math.min(n, preceding + 1L)).sum();
    }

    /** The same for frames of all rows. */
    long stateOfAll() {
        return pending() + rows.stream().filter(row -> row.time <= watermark).map(Seen::key).distinct().count();
    }

    private long pending() {
        return rows.stream().filter(row -> row.time > watermark).count();
    }
}
