package io.turgo.operators.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.Epochs;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.record.RowKind;
import io.turgo.record.Schema;
import io.turgo.stage.StageHarness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** Windows of several panes, and results that come early or are updated. */
class HoppingTest {
    private static final Schema TRADES = Schema.named("trades").symbol("pair").decimal("price", 18, 2).build();
    private static final Duration TEN = Duration.ofNanos(10);
    private static final Duration FIVE = Duration.ofNanos(5);
    private static final Hopping COUNTS = Hopping.of(TEN, FIVE).by("pair").aggregate(Aggregate.count());

    private static Map<String, Object> trade(String pair) {
        return Map.of("pair", pair, "price", "1");
    }

    private static String text(List<Map<String, Object>> outputs) {
        final StringBuilder text = new StringBuilder();
        for (final Map<String, Object> each : outputs) {
            text.append(each.get(StageHarness.KIND) == RowKind.UPDATE_AFTER ? '~' : '+').append(each.get("pair"))
                .append(each.get("count")).append('@').append(each.get("window_end")).append(' ');
        }
        return text.toString().trim();
    }

    @Test
    void windowsShareTheirPanesAndComeInTheOrderOfFirstRecords() {
        try (StageHarness harness = StageHarness.of(COUNTS, TRADES)) {
            harness.feed(7, trade("B"));
            harness.feed(1, trade("A"));
            harness.feed(2, trade("B"));
            harness.feed(11, trade("C"));
            harness.feed(12, trade("A"));
            assertEquals(5, harness.stage().stateRows());
            harness.watermark(100);
            assertEquals("+A1@5 +B1@5 +B2@10 +A1@10 +B1@15 +C1@15 +A1@15 +C1@20 +A1@20", text(harness.take()));
            assertEquals(0, harness.stage().stateRows());
        }
    }

    @Test
    void aRowCountsInTheWindowsThatHaveNotFired() {
        try (StageHarness harness = StageHarness.of(COUNTS, TRADES)) {
            harness.feed(7, trade("A"));
            harness.watermark(9);
            harness.feed(6, trade("A"));
            harness.feed(4, trade("A"));
            assertEquals(1, harness.counter(Hopping.LATE));
            harness.watermark(Long.MAX_VALUE);
            assertEquals("+A1@10 +A2@15", text(harness.take()));
        }
    }

    @Test
    void aLateRowUpdatesWindowsThatHaveFiredAndNotThoseThatAreOver() {
        try (StageHarness harness = StageHarness.of(COUNTS.allowedLateness(Duration.ofNanos(6)), TRADES)) {
            harness.feed(7, trade("A"));
            harness.watermark(9);
            assertEquals("+A1@10", text(harness.take()));
            harness.feed(3, trade("A"));
            harness.feed(8, trade("B"));
            assertEquals("+A1@5 ~A2@10 +B1@10", text(harness.take()));
            harness.watermark(14);
            assertEquals("+A1@15 +B1@15", text(harness.take()));
            harness.feed(9, trade("A"));
            assertEquals("~A3@10 ~A2@15", text(harness.take()));
            harness.watermark(15);
            harness.feed(9, trade("A"));
            assertEquals("~A3@15", text(harness.take()), "the window that ends at 10 is over");
            harness.watermark(20);
            harness.feed(9, trade("A"));
            assertEquals(1, harness.counter(Hopping.LATE));
            assertEquals("", text(harness.take()));
            assertEquals(0, harness.stage().stateRows());
        }
    }

    @Test
    void everyUpdateGivesAResult() {
        try (StageHarness harness = StageHarness.of(COUNTS.onUpdate(), TRADES)) {
            harness.feed(7, trade("A"));
            harness.feed(3, trade("A"));
            harness.watermark(30);
            assertEquals("+A1@10 +A1@15 +A1@5 ~A2@10", text(harness.take()));
        }
    }

    @Test
    void earlyResultsComeWithEveryPeriodAndOnlyWhereSomethingHasChanged() {
        try (StageHarness harness = StageHarness.of(
            Tumbling.every(TEN).by("pair").aggregate(Aggregate.count()).early(Duration.ofNanos(4)), TRADES)) {
            harness.watermark(0);
            harness.feed(1, trade("A"));
            harness.watermark(2);
            assertEquals("", text(harness.take()));
            harness.watermark(3);
            assertEquals("+A1@10", text(harness.take()));
            harness.feed(5, trade("B"));
            harness.watermark(7);
            assertEquals("+B1@10", text(harness.take()));
            harness.feed(9, trade("A"));
            harness.watermark(9);
            assertEquals("~A2@10", text(harness.take()));
        }
    }

    @Test
    void stateIsAsSmallAsDocumented() {
        final int keys = 20_000;
        final int activePanes = 6;
        final Hopping day = Hopping.of(Duration.ofHours(24), Duration.ofMinutes(5)).by("pair")
            .aggregate(Aggregate.count(), Aggregate.sum("price"));
        try (StageHarness harness = StageHarness.of(day, TRADES).collecting(false)) {
            assertEquals(72, ((PaneStage) harness.stage()).table().layout().rowBytes());
            for (int pane = 0; pane < activePanes; pane++) {
                for (int i = 0; i < keys; i++) {
                    harness.feed(TimeUnit.MINUTES.toNanos(5L * pane), trade("P" + i));
                }
            }
            assertEquals(keys * activePanes, harness.stage().stateRows());
            final double bytesPerPane = (double) harness.stage().stateBytes() / keys / activePanes;
            assertTrue(bytesPerPane < 72 + 4 + 26 + 10, "bytes per active pane: " + bytesPerPane);
            harness.watermark(TimeUnit.MINUTES.toNanos(5L * activePanes));
            final long merged = ((PaneStage) harness.stage()).firing().capacityBytes();
            assertTrue((double) merged / keys < 72 + 24 + 58 + 64 + 8 * activePanes,
                "bytes per key of a window: " + merged / keys);
            assertEquals((long) keys * activePanes, harness.emitted());
        }
    }

    @Test
    void checkpointsSeeTheStateAsItStood() {
        for (final PaneWindows<?> each : List.of(COUNTS, COUNTS.early(FIVE), COUNTS.allowedLateness(TEN))) {
            try (StageHarness harness = StageHarness.of(each, TRADES)) {
                harness.feed(0, trade("A"));
                harness.feed(10, trade("A"));
                final long[] time = {0};
                Epochs.assertStandsStill(((PaneStage) harness.stage()).table(), () -> {
                    harness.feed(time[0] + 10, trade("A"));
                    harness.feed(time[0] + 20, trade("B"));
                    time[0] += 10;
                    harness.watermark(time[0]);
                });
            }
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        refuses("window hop=PT0.00000001S > size=PT0.000000005S: rows between windows would be in none, make the hop "
            + "no longer than the size", () -> Hopping.of(FIVE, TEN));
        refuses("window hop=PT0S <= 0, it is a nanosecond at least", () -> Hopping.of(FIVE, Duration.ZERO));
        refuses("window size=PT0.000000005S is no multiple of step=PT0.00000001S: the last window would end within a "
            + "step, make it one", () -> Cumulating.of(TEN, FIVE));
        refuses("allowed lateness=PT-0.000000005S < 0, name zero or more",
            () -> COUNTS.allowedLateness(FIVE.negated()));
        refuses("period of early results=PT0S <= 0, it is a nanosecond at least", () -> COUNTS.early(Duration.ZERO));
        refuses("a window with a result on every update has no use for periodic ones: name either onUpdate() or "
            + "early(period)", () -> COUNTS.onUpdate().early(TEN));
        refuses("a window with a result on every update has no use for periodic ones: name either onUpdate() or "
            + "early(period)", () -> COUNTS.early(TEN).onUpdate());
    }

    private static void refuses(String message, Runnable plan) {
        assertEquals(message, assertThrows(ConfigurationException.class, plan::run).getMessage());
    }

    @Test
    void logicHasEveryParameter() {
        assertEquals("hopping/1 sizeNs=10 hopNs=5 offsetNs=3 latenessNs=5 earlyNs=10 by=[pair] "
            + "aggregates=[`count` = count()] name=null",
            COUNTS.offset(Duration.ofNanos(-2)).allowedLateness(FIVE).early(TEN).logic());
        assertEquals("cumulating/1 stepNs=5 sizeNs=10 offsetNs=0 onUpdate by=[] aggregates=[] name=null",
            Cumulating.of(FIVE, TEN).onUpdate().logic());
    }
}
