package io.turgo.engine;

import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.RowHash;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Operators with state by key, for random pipelines. */
final class KeyedOperators {
    private KeyedOperators() {
    }

    private static RowHash hashOf(StageContext context, List<String> fields) {
        return new RowHash(fields.stream().map(context.in()::column).toList());
    }

    private static long hashOf(Map<Long, long[]> state) {
        return state.entrySet().stream().mapToLong(each ->
            RowHash.mix(RowHash.mix(each.getKey()) + each.getValue()[0] * 31 + each.getValue()[1])).sum();
    }

    /** Lets all rows pass and remembers the keys that it has seen. */
    record Seen(List<String> keys) implements Operator {
        @Override
        public String logic() {
            return "seen/1 " + keys;
        }

        @Override
        public Output plan(Schema in) {
            return Output.same();
        }

        @Override
        public Sharding sharding() {
            return Sharding.by(keys);
        }

        @Override
        public Stage create(StageContext context) {
            final RowHash key = hashOf(context, keys);
            final Map<Long, long[]> seen = new HashMap<>();
            return new Stage() {
                @Override
                public boolean onRow(Row row) {
                    seen.computeIfAbsent(key.of(row), created -> new long[2])[0]++;
                    return true;
                }

                @Override
                public long stateHash() {
                    return hashOf(seen);
                }

                @Override
                public long stateRows() {
                    return seen.size();
                }
            };
        }
    }

    /** Adds how many rows of the same key there have been, and a digest of them. */
    record Tally(Field field, List<String> keys) implements Operator {
        @Override
        public String logic() {
            return "tally/1 " + field + ' ' + keys;
        }

        @Override
        public Output plan(Schema in) {
            return Output.adding(List.of(field));
        }

        @Override
        public Sharding sharding() {
            return Sharding.by(keys);
        }

        @Override
        public Stage create(StageContext context) {
            final RowHash key = hashOf(context, keys);
            final RowHash content = new RowHash(context.in().all());
            final Column target = context.out().column(field.name());
            final Map<Long, long[]> tallies = new HashMap<>();
            return new Stage() {
                @Override
                public boolean onRow(Row row) {
                    final long[] tally = tallies.computeIfAbsent(key.of(row), created -> new long[2]);
                    tally[0]++;
                    tally[1] = tally[1] * 31 + content.of(row);
                    row.int64(target, tally[1] + tally[0]);
                    return tally[0] % 7 != 0;
                }

                @Override
                public long stateHash() {
                    return hashOf(tallies);
                }

                @Override
                public long stateRows() {
                    return tallies.size();
                }
            };
        }
    }

    /**
     * Counts rows by window of event time and key; emits a window when the watermark passes its end, keys in the
     * order of their first rows, and at each tick all open ones.
     *
     * @param sizeNs the length of a window
     * @param tickNs the interval of ticks, or 0
     */
    record Window(String name, long sizeNs, long tickNs, List<String> keys) implements Operator {
        @Override
        public String logic() {
            return "keyed-window/1 " + sizeNs + ' ' + tickNs + ' ' + keys;
        }

        @Override
        public Output plan(Schema in) {
            return Output.fresh(
                Schema.named(name).timestamp("start").int64("key").int64("rows").int64("digest").build());
        }

        @Override
        public Sharding sharding() {
            return Sharding.by(keys);
        }

        @Override
        public Stage create(StageContext context) {
            return new WindowStage(context, this);
        }
    }

    private static final class WindowStage implements Stage {
        private final StageContext context;
        private final Window window;
        private final RowHash key;
        private final RowHash content;
        private final TreeMap<Long, Map<Long, long[]>> open = new TreeMap<>();
        private long watermarkNs = Long.MIN_VALUE;
        private long late;

        WindowStage(StageContext context, Window window) {
            this.context = context;
            this.window = window;
            key = hashOf(context, window.keys());
            content = new RowHash(context.in().all());
        }

        @Override
        public boolean onRow(Row row) {
            if (row.eventTimeNs() <= watermarkNs) {
                late++;
                return false;
            }
            final long start = Math.floorDiv(row.eventTimeNs(), window.sizeNs()) * window.sizeNs();
            final long[] pane = open.computeIfAbsent(start, created -> new HashMap<>())
                .computeIfAbsent(key.of(row), created -> new long[] {0, 0, context.cause().arrival()});
            pane[0]++;
            pane[1] = pane[1] * 31 + content.of(row);
            return false;
        }

        @Override
        public boolean followsWatermark() {
            return true;
        }

        @Override
        public void onWatermark(long next) {
            watermarkNs = next;
            while (!open.isEmpty() && open.firstKey() + window.sizeNs() - 1 <= next) {
                final long start = open.firstKey();
                emit(start, start + window.sizeNs() - 1, open.pollFirstEntry().getValue().entrySet().stream());
            }
        }

        private void emit(long startNs, long eventTimeNs, Stream<Map.Entry<Long, long[]>> panes) {
            panes.sorted(Comparator.comparingLong(each -> each.getValue()[2])).forEach(each -> {
                final Row row = context.outlet().claim();
                row.eventTimeNs(eventTimeNs);
                row.int64(context.out().column("start"), startNs);
                row.int64(context.out().column("key"), each.getKey());
                row.int64(context.out().column("rows"), each.getValue()[0]);
                row.int64(context.out().column("digest"), each.getValue()[1]);
                context.outlet().emit(each.getValue()[2]);
            });
        }

        @Override
        public long tickIntervalNs() {
            return window.tickNs();
        }

        @Override
        public void onTick(long timeNs) {
            emit(timeNs, timeNs, open.values().stream().flatMap(panes -> panes.entrySet().stream()));
        }

        @Override
        public long lateRows() {
            return late;
        }

        @Override
        public long stateHash() {
            return open.entrySet().stream().mapToLong(each -> each.getValue().entrySet().stream().mapToLong(pane ->
                RowHash.mix(each.getKey() + hashOf(Map.of(pane.getKey(), pane.getValue())))).sum()).sum();
        }

        @Override
        public long stateRows() {
            return open.values().stream().mapToLong(Map::size).sum();
        }
    }
}
