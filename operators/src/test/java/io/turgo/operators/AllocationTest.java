package io.turgo.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.counters.Allocations;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.aggregate.NaiveAggregate;
import io.turgo.operators.detect.Detector;
import io.turgo.operators.detect.EwmaDetector;
import io.turgo.operators.detect.Scoring;
import io.turgo.operators.detect.Scorings;
import io.turgo.operators.enrich.Enrich;
import io.turgo.operators.over.Over;
import io.turgo.operators.over.Running;
import io.turgo.operators.window.AssignWindows;
import io.turgo.operators.window.Counting;
import io.turgo.operators.window.Cumulating;
import io.turgo.operators.window.Hopping;
import io.turgo.operators.window.Session;
import io.turgo.operators.window.Tumbling;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.StageHarness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** No operator allocates once it is warm. */
class AllocationTest {
    private static final int ROWS = 20_000;
    private static final int KEYS = 100;
    private static final Schema SCHEMA = Samples.SCHEMA;

    /** Feeds rows in rounds of {@link #ROWS}: time goes on, a little out of order, and so does the watermark. */
    private static final class Feed implements Runnable {
        private final StageHarness harness;
        private final int[] symbols = new int[KEYS];
        private final Column symbol;
        private final Column price;
        private final Column wide;
        private final Column int64;
        private final Column float64;
        private final boolean watermarks;
        private long time;

        Feed(StageHarness harness) {
            this.harness = harness.collecting(false);
            for (int i = 0; i < KEYS; i++) {
                symbols[i] = harness.symbols().intern("S" + i);
            }
            symbol = harness.in().column("k_symbol");
            price = harness.in().column("price");
            wide = harness.in().column("wide");
            int64 = harness.in().column("int64");
            float64 = harness.in().column("float64");
            watermarks = harness.stage().followsWatermark();
        }

        @Override
        public void run() {
            for (int i = 0; i < ROWS; i++) {
                time++;
                final Row row = harness.claim(time - time % 13);
                row.int32(symbol, symbols[(int) (time * 31 % KEYS)]);
                row.int64(price, time % 1000);
                row.int64(wide, time % 777);
                row.buffer().putLong(row.offset() + wide.offset() + Long.BYTES, 0);
                row.int64(int64, time);
                row.float64(float64, time * 0.5);
                harness.push();
                if (watermarks) {
                    harness.watermark(time - 20);
                }
            }
        }
    }

    private static long allocatesNothing(Operator operator) {
        try (StageHarness harness = StageHarness.of(operator, SCHEMA)) {
            for (int i = 0; i < operator.references().size() * KEYS / 2; i++) {
                harness.put(0, Map.of("id", "S" + i, "venue", "V", "lot", "0.1"));
            }
            final Feed feed = new Feed(harness);
            for (int i = 0; i < 10; i++) {
                feed.run();
            }
            Allocations.assertNone(feed);
            return harness.emitted();
        }
    }

    @Test
    void enrich() {
        final ReferenceTable table = new ReferenceTable("table",
            Schema.named("table").symbol("id").symbol("venue").decimal("lot", 30, 8).build(), "id");
        assertTrue(allocatesNothing(Enrich.from(table).on("k_symbol").adding("venue", "lot")) >= 11 * ROWS);
    }

    @Test
    void tumbling() {
        final Aggregate[] all = NaiveAggregate.all().stream().map(NaiveAggregate::aggregate).toArray(Aggregate[]::new);
        final long fired = allocatesNothing(
            Tumbling.every(Duration.ofNanos(500)).by("k_symbol", "k_long").aggregate(all));
        assertTrue(fired > 10 * ROWS / 500 * KEYS * 9 / 10, "fired " + fired);
    }

    @Test
    void tumblingWithSketchesAndLists() {
        final long fired = allocatesNothing(Tumbling.every(Duration.ofNanos(500)).by("k_symbol").aggregate(
            Aggregate.countDistinct("price", 100), Aggregate.sumDistinct("wide", 100),
            Aggregate.avgDistinct("price", 100), Aggregate.countDistinctApprox("wide"),
            Aggregate.quantile("float64", 0.5, 0.99), Aggregate.top(3, "price"),
            Aggregate.topBy(3, "int64", "wide"), Aggregate.collect(2, "float64"),
            Aggregate.collectLast(2, "k_symbol")));
        assertTrue(fired > 10 * ROWS / 500 * KEYS * 9 / 10, "fired " + fired);
    }

    @Test
    void windows() {
        final Aggregate[] some = {Aggregate.count(), Aggregate.sum("price"), Aggregate.last("float64")};
        final Duration size = Duration.ofNanos(500);
        final Duration part = Duration.ofNanos(100);
        final Hopping hops = Hopping.of(size, part).by("k_symbol").aggregate(some);
        assertTrue(allocatesNothing(hops) > 10 * ROWS / 100 * KEYS * 9 / 10);
        assertTrue(allocatesNothing(hops.allowedLateness(part)) > 10 * ROWS / 100 * KEYS * 9 / 10);
        assertTrue(allocatesNothing(hops.onUpdate()) > 10 * ROWS * 4);
        assertTrue(allocatesNothing(Cumulating.of(part, size).by("k_symbol", "k_long").aggregate(some)
            .early(Duration.ofNanos(70))) > 10 * ROWS / 100 * KEYS * 9 / 10);
        final Session sessions = Session.gap(Duration.ofNanos(90)).by("k_symbol").aggregate(some);
        assertTrue(allocatesNothing(sessions) > 0);
        assertTrue(allocatesNothing(sessions.allowedLateness(part)) > 0);
        assertTrue(allocatesNothing(sessions.onUpdate()) > 0);
        assertTrue(allocatesNothing(Counting.every(7).by("k_symbol").aggregate(some)) > 10 * ROWS / 7 - KEYS);
    }

    @Test
    void assignedWindows() {
        final Duration size = Duration.ofNanos(500);
        final Hopping hops = Hopping.of(size, Duration.ofNanos(100));
        assertEquals(11 * ROWS * 5, allocatesNothing(AssignWindows.of(hops)));
        assertTrue(allocatesNothing(hops.assigned().by("k_symbol").aggregate(Aggregate.count())) > 0);
    }

    @Test
    void slidingFrames() {
        final Aggregate[] all = NaiveAggregate.all().stream().map(NaiveAggregate::aggregate).toArray(Aggregate[]::new);
        final Aggregate[] exact = {Aggregate.count(), Aggregate.sum("price"), Aggregate.sum("wide")};
        final Duration range = Duration.ofNanos(1000);
        final Aggregate[] different = {Aggregate.countDistinct("k_long", 64), Aggregate.sumDistinct("k_wide", 64)};
        for (final Aggregate[] aggregates : List.of(all, exact, different)) {
            for (final Operator operator : List.of(Over.range(range).by("k_symbol").aggregate(aggregates),
                Over.rows(9).by("k_symbol").aggregate(aggregates))) {
                assertTrue(allocatesNothing(operator) >= 11 * ROWS - 40);
            }
            assertTrue(allocatesNothing(Running.over(range).by("k_symbol").aggregate(aggregates)) > 11 * ROWS);
        }
    }

    @Test
    void detectors() {
        for (final Scoring scoring : List.of(Scorings.auto(), Scorings.hampel(), Scorings.cusum(),
            Scorings.pageHinkley(), Scorings.spot(), Scorings.driftSpot(), Scorings.daily(6), Scorings.weekly(6),
            Scorings.limits(0, 9), Scorings.rateOfChange(1))) {
            assertTrue(allocatesNothing(Detector.on("float64", scoring).by("k_symbol")) >= 11 * ROWS);
        }
    }

    @Test
    void ewma() {
        assertTrue(allocatesNothing(EwmaDetector.on("price").by("k_symbol").relativeChange()) >= 11 * ROWS);
        assertEquals(0, allocatesNothing(Tumbling.every(Duration.ofDays(1)).aggregate(Aggregate.count())));
    }
}
