package io.turgo.engine;

import io.turgo.memory.MemoryWindow;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.RowHash;
import io.turgo.record.Schema;
import io.turgo.stage.Cause;
import io.turgo.stage.JoinContext;
import io.turgo.stage.JoinOperator;
import io.turgo.stage.KeyedStage;
import io.turgo.stage.Outlet;
import io.turgo.stage.Stage;
import io.turgo.state.KeyedTable;
import io.turgo.state.StateLayout;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Joins for tests: what comes out tells in which order rows and watermarks came in. */
final class JoinOperators {
    private JoinOperators() {
    }

    /**
     * For each row a digest of all of its key so far, at once, and once more when the watermark has passed it; with the
     * watermark that stood when the row came.
     */
    record Digests(String name, List<String> leftKeys, List<String> rightKeys) implements JoinOperator {
        @Override
        public String logic() {
            return "digests/1 " + leftKeys + ' ' + rightKeys;
        }

        @Override
        public Schema plan(Schema left, Schema right) {
            return Schema.named(name).bool("right").int64("digest").int64("watermark").build();
        }

        @Override
        public Stage create(JoinContext context) {
            return new DigestStage(context);
        }
    }

    private static final class DigestStage implements Stage {
        private final JoinContext context;
        private final RowHash key;
        private final RowHash left;
        private final RowHash right;
        private final Map<Long, Long> digests = new HashMap<>();
        private final List<long[]> pending = new ArrayList<>();
        private long watermarkNs = Long.MIN_VALUE;

        DigestStage(JoinContext context) {
            this.context = context;
            key = new RowHash(context.keys().stream().map(context.stage().in()::column).toList());
            left = new RowHash(context.left().all());
            right = new RowHash(context.right().all());
        }

        @Override
        public boolean onRow(Row row) {
            final boolean isRight = context.isRight(row);
            final long hash = (isRight ? right : left).of(row);
            final long digest = digests.merge(key.of(row), hash, (before, added) -> before * 31 + added);
            final long arrival = context.stage().cause().arrival();
            emit(isRight, digest, row.eventTimeNs(), arrival);
            if (row.eventTimeNs() > watermarkNs) {
                pending.add(new long[] {row.eventTimeNs(), arrival, digest, isRight ? 1 : 0});
            }
            return false;
        }

        private void emit(boolean isRight, long digest, long timeNs, long arrival) {
            final Row made = context.stage().outlet().claim();
            made.eventTimeNs(timeNs);
            made.bool(context.stage().out().column("right"), isRight);
            made.int64(context.stage().out().column("digest"), digest);
            made.int64(context.stage().out().column("watermark"), watermarkNs);
            context.stage().outlet().emit(arrival);
        }

        @Override
        public boolean followsWatermark() {
            return true;
        }

        @Override
        public void onWatermark(long next) {
            watermarkNs = next;
            pending.stream().filter(each -> each[0] <= next)
                .sorted(Comparator.<long[]>comparingLong(each -> each[0]).thenComparingLong(each -> each[1]))
                .forEach(each -> emit(each[3] == 1, each[2], each[0], each[1]));
            pending.removeIf(each -> each[0] <= next);
        }

        @Override
        public long stateHash() {
            return digests.entrySet().stream()
                .mapToLong(each -> RowHash.mix(RowHash.mix(each.getKey()) + each.getValue())).sum();
        }

        @Override
        public long stateRows() {
            return pending.size();
        }
    }

    /** For each row how many of its key have come on either side, and the watermark; state is in a table. */
    record Counts() implements JoinOperator {
        @Override
        public String logic() {
            return "counts/1";
        }

        @Override
        public List<String> leftKeys() {
            return List.of("key");
        }

        @Override
        public List<String> rightKeys() {
            return List.of("id");
        }

        @Override
        public Schema plan(Schema left, Schema right) {
            return Schema.named("counts").int64("key").int64("left").int64("right").int64("watermark").build();
        }

        @Override
        public Stage create(JoinContext context) {
            final StateLayout layout = new StateLayout(Long.BYTES, 2 * Long.BYTES, 0);
            return new CountStage(context, context.stage().in().column(context.keys().get(0)),
                new KeyedTable("counts", layout, 4), new long[] {Long.MIN_VALUE}, context.stage().outlet(),
                context.stage().cause());
        }
    }

    private record CountStage(
        JoinContext context, Column key, KeyedTable table, long[] watermarkNs, Outlet outlet, Cause cause)
        implements KeyedStage {
        @Override
        public boolean onRow(Row row) {
            final int id = table.findOrAdd(row.int64(key));
            table.touch(id);
            final MemoryWindow state = table.at(id);
            final int value = table.layout().valueOffset();
            final int own = value + (context.isRight(row) ? Long.BYTES : 0);
            state.putLong(own, state.getLong(own) + 1);
            final Row made = outlet.claim();
            made.eventTimeNs(row.eventTimeNs());
            made.int64(context.stage().out().column("key"), row.int64(key));
            made.int64(context.stage().out().column("left"), state.getLong(value));
            made.int64(context.stage().out().column("right"), state.getLong(value + Long.BYTES));
            made.int64(context.stage().out().column("watermark"), watermarkNs[0]);
            outlet.emit(cause.arrival());
            return false;
        }

        @Override
        public boolean followsWatermark() {
            return true;
        }

        @Override
        public void onWatermark(long next) {
            watermarkNs[0] = next;
        }

        @Override
        public void onRestored(long next) {
            watermarkNs[0] = next;
        }

        @Override
        public void keyOf(int number, MemoryWindow image, Row into) {
            into.int64(key, image.getLong(0));
        }
    }
}
