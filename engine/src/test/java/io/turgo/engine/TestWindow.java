package io.turgo.engine;

import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.RowHash;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import java.util.Iterator;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counts rows by window of event time and a bucket of their content; emits a window when the watermark passes its end
 * and, where it has an interval, a row at each tick. Late rows are counted in the state only.
 *
 * @param sizeNs the length of a window
 * @param tickNs the interval of ticks, or 0
 */
record TestWindow(String name, long sizeNs, long tickNs) implements Operator {
    private static final int BUCKETS = 3;

    @Override
    public String logic() {
        return "test-window/1 " + sizeNs + ' ' + tickNs;
    }

    @Override
    public Output plan(Schema in) {
        return Output.fresh(Schema.named(name).timestamp("start").int64("bucket").int64("rows")
            .field(Field.int64("digest").orNull()).build());
    }

    @Override
    public Stage create(StageContext context) {
        return new WindowStage(context, sizeNs, tickNs);
    }

    private record Pane(long start, long bucket) implements Comparable<Pane> {
        @Override
        public int compareTo(Pane other) {
            return start == other.start ? Long.compare(bucket, other.bucket) : Long.compare(start, other.start);
        }
    }

    private static final class WindowStage implements Stage {
        private final StageContext context;
        private final RowHash hash;
        private final long sizeNs;
        private final long tickNs;
        private final Map<Pane, long[]> panes = new TreeMap<>();
        private final Column start;
        private final Column bucket;
        private final Column rows;
        private final Column digest;
        private long watermarkNs = Long.MIN_VALUE;
        private long late;

        WindowStage(StageContext context, long sizeNs, long tickNs) {
            this.context = context;
            this.sizeNs = sizeNs;
            this.tickNs = tickNs;
            hash = new RowHash(context.in().all());
            start = context.out().column("start");
            bucket = context.out().column("bucket");
            rows = context.out().column("rows");
            digest = context.out().column("digest");
        }

        @Override
        public boolean onRow(Row row) {
            if (row.eventTimeNs() <= watermarkNs) {
                late++;
                return false;
            }
            final long content = hash.of(row);
            final Pane pane =
                new Pane(Math.floorDiv(row.eventTimeNs(), sizeNs) * sizeNs, Math.floorMod(content, BUCKETS));
            final long[] sums = panes.computeIfAbsent(pane, created -> new long[2]);
            sums[0]++;
            sums[1] = sums[1] * 31 + content;
            return false;
        }

        @Override
        public boolean followsWatermark() {
            return true;
        }

        @Override
        public void onWatermark(long next) {
            watermarkNs = next;
            final Iterator<Map.Entry<Pane, long[]>> each = panes.entrySet().iterator();
            while (each.hasNext()) {
                final Map.Entry<Pane, long[]> pane = each.next();
                if (pane.getKey().start() + sizeNs - 1 > next) {
                    return;
                }
                emit(pane.getKey().start(), pane.getKey().bucket(), pane.getValue()[0], pane.getValue()[1]);
                each.remove();
            }
        }

        private void emit(long startNs, long bucketNumber, long count, long content) {
            final Row row = context.outlet().claim();
            row.eventTimeNs(startNs + sizeNs - 1);
            row.int64(start, startNs);
            row.int64(bucket, bucketNumber);
            row.int64(rows, count);
            if (content % 5 != 0) {
                row.int64(digest, content);
            }
            context.outlet().emit();
        }

        @Override
        public long tickIntervalNs() {
            return tickNs;
        }

        @Override
        public void onTick(long timeNs) {
            emit(timeNs, -1, panes.size(), late);
        }

        @Override
        public long stateHash() {
            long sum = RowHash.mix(late + 1);
            for (final Map.Entry<Pane, long[]> pane : panes.entrySet()) {
                sum += RowHash.mix(RowHash.mix(pane.getKey().start() + pane.getKey().bucket()) + pane.getValue()[1]);
            }
            return sum;
        }

        @Override
        public long stateRows() {
            return panes.size();
        }
    }
}
