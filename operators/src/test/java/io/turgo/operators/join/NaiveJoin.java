package io.turgo.operators.join;

import io.turgo.stage.StageHarness;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Joins by looking at every row there has been. Outputs are those of joins prefixed with r_. */
abstract class NaiveJoin {
    private static final Comparator<Seen> IN_ORDER =
        Comparator.comparingLong(Seen::time).thenComparingLong(Seen::arrival);

    final JoinKeys keys;
    final boolean outer;
    final List<Seen> rows = new ArrayList<>();
    final List<Map<String, Object>> outputs = new ArrayList<>();
    long watermark = Long.MIN_VALUE;
    long late;
    long arrivals;

    NaiveJoin(JoinKeys keys, boolean outer) {
        this.keys = keys;
        this.outer = outer;
    }

    /** A row that has come; its key is null if it equals none. */
    record Seen(boolean right, long time, long arrival, List<Object> key, Map<String, Object> fields) {
        boolean sameKey(Seen other) {
            return key != null && key.equals(other.key);
        }
    }

    final Seen seen(boolean right, long time, Map<String, Object> fields) {
        return new Seen(right, time, ++arrivals, keys.key(fields), fields);
    }

    abstract void feed(boolean right, long time, Map<String, Object> fields);

    abstract void watermark(long next);

    /** How many rows of state there are. */
    abstract long stateRows();

    final List<Map<String, Object>> take() {
        final List<Map<String, Object>> taken = List.copyOf(outputs);
        outputs.clear();
        return taken;
    }

    final void emit(Seen left, Seen right, long time) {
        final Map<String, Object> row = new LinkedHashMap<>(left.fields);
        row.put("r_id", right == null ? null : right.fields.get("id"));
        row.put("r_flag", right == null ? null : right.fields.get("flag"));
        row.put(StageHarness.EVENT_TIME, time);
        outputs.add(row);
    }

    /** All pairs that are near each other. */
    static final class Interval extends NaiveJoin {
        private final long lower;
        private final long upper;
        private final List<Seen> unmatched = new ArrayList<>();

        Interval(JoinKeys keys, long lower, long upper, boolean outer) {
            super(keys, outer);
            this.lower = lower;
            this.upper = upper;
        }

        @Override
        void feed(boolean right, long time, Map<String, Object> fields) {
            final Seen row = seen(right, time, fields);
            if (time <= watermark) {
                late++;
                return;
            }
            final List<Seen> matches = rows.stream()
                .filter(each -> each.right() != right && (right ? matches(each, row) : matches(row, each)))
                .sorted(IN_ORDER).toList();
            matches.forEach(
                each -> emit(right ? each : row, right ? row : each, Math.max(each.time(), time)));
            unmatched.removeAll(matches);
            rows.add(row);
            if (!right && outer && matches.isEmpty()) {
                if (row.key() == null || expiry(row) <= watermark) {
                    emit(row, null, time);
                } else {
                    unmatched.add(row);
                }
            }
        }

        private boolean matches(Seen left, Seen right) {
            return left.sameKey(right) && left.time() >= right.time() + lower && left.time() <= right.time() + upper;
        }

        private long expiry(Seen row) {
            return row.right() ? row.time() + upper : row.time() - lower;
        }

        @Override
        void watermark(long next) {
            watermark = next;
            final List<Seen> due = unmatched.stream().filter(each -> expiry(each) <= next)
                .sorted(Comparator.comparingLong(this::expiry).thenComparingLong(Seen::arrival)).toList();
            due.forEach(each -> emit(each, null, Math.max(each.time(), expiry(each))));
            unmatched.removeAll(due);
        }

        @Override
        long stateRows() {
            return rows.stream().filter(each -> each.key() != null && expiry(each) > watermark).count();
        }
    }

    /** The newest right row for each left one. */
    static final class AsOf extends NaiveJoin {
        private final List<Seen> waiting = new ArrayList<>();

        AsOf(JoinKeys keys, boolean outer) {
            super(keys, outer);
        }

        @Override
        void feed(boolean right, long time, Map<String, Object> fields) {
            final Seen row = seen(right, time, fields);
            if (right && row.key() == null) {
                return;
            }
            late += time <= watermark ? 1 : 0;
            if (right) {
                rows.add(row);
            } else if (time > watermark) {
                waiting.add(row);
            }
        }

        @Override
        void watermark(long next) {
            watermark = next;
            final List<Seen> due = waiting.stream().filter(each -> each.time() <= next).sorted(IN_ORDER).toList();
            for (final Seen left : due) {
                final Seen newest = rows.stream().filter(each -> each.sameKey(left) && each.time() <= left.time())
                    .max(IN_ORDER).orElse(null);
                if (newest != null || outer) {
                    emit(left, newest, left.time());
                }
            }
            waiting.removeAll(due);
        }

        @Override
        long stateRows() {
            final long versions = rows.stream().filter(each -> each.time() <= watermark)
                .map(Seen::key).distinct().count();
            return waiting.size() + rows.stream().filter(each -> each.time() > watermark).count() + versions;
        }
    }
}
