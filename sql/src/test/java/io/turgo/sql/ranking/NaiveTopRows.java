package io.turgo.sql.ranking;

import io.turgo.record.RowKind;
import io.turgo.sql.ranking.TopRows.Ties;
import io.turgo.stage.StageHarness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** First rows by an order as a definition has them: all rows of a key are kept, and sorted again for each. */
final class NaiveTopRows {
    private final TopRows top;
    private final Map<Object, List<Came>> keys = new HashMap<>();
    private final List<String> outputs = new ArrayList<>();
    private long watermark = Long.MIN_VALUE;
    private long late;

    NaiveTopRows(TopRows top) {
        this.top = top;
    }

    /** A row, and when it came. */
    private record Came(long timeNs, long arrival, Map<String, Object> row) {
    }

    void feed(long timeNs, long arrival, Map<String, Object> row) {
        if (top.once() && timeNs <= watermark) {
            late++;
            return;
        }
        final List<Came> rows = keys.computeIfAbsent(row.get(top.keys().get(0)), key -> new ArrayList<>());
        final List<Came> before = first(rows);
        rows.add(new Came(timeNs, arrival, row));
        final List<Came> after = first(rows);
        for (int i = 0; i < after.size() && !top.once(); i++) {
            if (i >= before.size()) {
                output(after.get(i), i, timeNs, "");
            } else if (before.get(i) != after.get(i)) {
                output(after.get(i), i, timeNs, " " + RowKind.UPDATE_AFTER);
            }
        }
    }

    void watermark(long timeNs) {
        watermark = timeNs;
        if (!top.once()) {
            return;
        }
        final List<List<Came>> due =
            new ArrayList<>(keys.values().stream().filter(rows -> rows.get(0).timeNs() <= timeNs).toList());
        due.sort(Comparator.<List<Came>>comparingLong(rows -> rows.get(0).timeNs())
            .thenComparingLong(rows -> rows.get(0).arrival()));
        for (final List<Came> rows : due) {
            final List<Came> first = first(rows);
            for (int i = 0; i < first.size(); i++) {
                output(first.get(i), i, rows.get(0).timeNs(), "");
            }
            keys.values().remove(rows);
        }
    }

    List<String> take() {
        final List<String> taken = List.copyOf(outputs);
        outputs.clear();
        return taken;
    }

    long late() {
        return late;
    }

    int keys() {
        return keys.size();
    }

    private void output(Came each, int number, long timeNs, String kind) {
        outputs.add(each.row().get("id") + " #" + (number + 1) + " @" + timeNs + kind);
    }

    /** As {@link #take} has it. */
    static String shown(Map<String, Object> output) {
        final Object kind = output.get(StageHarness.KIND);
        return output.get("id") + " #" + output.get("rank") + " @" + output.get(StageHarness.EVENT_TIME)
            + (kind == null ? "" : " " + kind);
    }

    private List<Came> first(List<Came> rows) {
        final Comparator<Came> arrival = Comparator.comparingLong(Came::arrival);
        final Comparator<Came> order = this::compare;
        return rows.stream()
            .sorted(order.thenComparing(top.ties() == Ties.LATEST_FIRST ? arrival.reversed() : arrival))
            .limit(top.most()).toList();
    }

    private int compare(Came one, Came other) {
        for (final SortField field : top.order()) {
            final int order = values(one.row().get(field.name()), other.row().get(field.name()));
            if (order != 0) {
                return field.descending() ? -order : order;
            }
        }
        return 0;
    }

    private static int values(Object one, Object other) {
        if (one == null || other == null) {
            return Boolean.compare(one != null, other != null);
        }
        if (one instanceof Double number) {
            return Double.compare(number, (Double) other);
        }
        return new BigDecimal(one.toString()).compareTo(new BigDecimal(other.toString()));
    }
}
