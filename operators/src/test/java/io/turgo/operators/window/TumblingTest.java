package io.turgo.operators.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.operators.Epochs;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.StageHarness;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TumblingTest {
    private static final Schema TRADES = Schema.named("trades").field(Field.symbol("pair").orNull())
        .decimal("price", 18, 2).int64("size").string("note").build();
    private static final Tumbling COUNTS = Tumbling.every(Duration.ofNanos(10)).by("pair")
        .aggregate(Aggregate.count().as("trades"));

    private static Map<String, Object> trade(String pair, String price, long size) {
        return Map.of("pair", pair, "price", price, "size", size);
    }

    private static List<Object> column(List<Map<String, Object>> outputs, String name) {
        return outputs.stream().map(each -> each.get(name)).toList();
    }

    @Test
    void firesWhenTheWatermarkReachesTheLastNanosecond() {
        try (StageHarness harness = StageHarness.of(COUNTS, TRADES)) {
            assertTrue(harness.stage().followsWatermark());
            assertFalse(harness.feed(3, trade("A", "1", 1)));
            harness.watermark(8);
            assertEquals(List.of(), harness.take());
            harness.feed(9, trade("A", "1", 1));
            harness.watermark(9);
            final Map<String, Object> output = harness.take().get(0);
            assertEquals(Map.of("window_start", 0L, "window_end", 10L, "pair", "A", "trades", 2L, "@time", 9L), output);
            assertEquals(List.of("window_start", "window_end", "pair", "trades", "@time"),
                List.copyOf(output.keySet()));
        }
    }

    @Test
    void ordersByWindowEndThenFirstRecord() {
        try (StageHarness harness = StageHarness.of(COUNTS, TRADES)) {
            harness.feed(15, trade("B", "1", 1));
            harness.feed(1, trade("C", "1", 1));
            harness.feed(12, trade("A", "1", 1));
            harness.feed(11, trade("B", "1", 1));
            harness.feed(2, trade("B", "1", 1));
            harness.feed(9, trade("C", "1", 1));
            harness.watermark(100);
            final List<Map<String, Object>> outputs = harness.take();
            assertEquals(List.of("C", "B", "B", "A"), column(outputs, "pair"));
            assertEquals(List.of(10L, 10L, 20L, 20L), column(outputs, "window_end"));
            assertEquals(List.of(2L, 1L, 2L, 1L), column(outputs, "trades"));
        }
    }

    @Test
    void countsAndLeavesOutLateRecords() {
        try (StageHarness harness = StageHarness.of(COUNTS, TRADES)) {
            harness.feed(5, trade("A", "1", 1));
            harness.watermark(9);
            harness.feed(9, trade("A", "1", 1));
            harness.feed(-3, trade("A", "1", 1));
            harness.feed(10, trade("A", "1", 1));
            harness.watermark(18);
            harness.feed(12, trade("A", "1", 1));
            assertEquals(2, harness.counter(Tumbling.LATE));
            harness.watermark(Long.MAX_VALUE);
            assertEquals(List.of(1L, 2L), column(harness.take(), "trades"));
            harness.feed(Long.MAX_VALUE, trade("A", "1", 1));
            assertEquals(3, harness.counter(Tumbling.LATE));
            assertEquals(0, harness.stage().stateRows());
        }
    }

    @Test
    void takesTheEdgesOfTime() {
        try (StageHarness harness = StageHarness.of(COUNTS, TRADES)) {
            harness.feed(Long.MIN_VALUE, trade("A", "1", 1));
            harness.feed(Long.MAX_VALUE, trade("A", "1", 1));
            harness.watermark(Long.MAX_VALUE);
            assertEquals(List.of(1L, 1L), column(harness.take(), "trades"));
            assertEquals(0, harness.counter(Tumbling.LATE));
        }
    }

    @Test
    void nullIsAKeyOfItsOwn() {
        try (StageHarness harness = StageHarness.of(COUNTS, TRADES)) {
            harness.feed(1, Map.of());
            harness.feed(2, trade("A", "1", 1));
            harness.feed(3, Map.of());
            harness.watermark(9);
            final List<Map<String, Object>> outputs = harness.take();
            assertEquals(2L, outputs.get(0).get("trades"));
            assertEquals(null, outputs.get(0).get("pair"));
            assertEquals(1L, outputs.get(1).get("trades"));
        }
    }

    @Test
    void makesBars() {
        final Tumbling bars = Tumbling.every(Duration.ofMinutes(1)).by("pair").named("bars").aggregate(
            Aggregate.first("price").as("open"), Aggregate.max("price").as("high"), Aggregate.min("price").as("low"),
            Aggregate.last("price").as("close"), Aggregate.sum("size").as("volume"),
            Aggregate.weightedAvg("price", "size").as("vwap"));
        assertEquals("bars(window_start TIMESTAMP, window_end TIMESTAMP, pair SYMBOL NULL, open DECIMAL(18, 2), "
            + "high DECIMAL(18, 2), low DECIMAL(18, 2), close DECIMAL(18, 2), volume INT64, "
            + "vwap DECIMAL(38, 8) NULL)", bars.plan(TRADES).fresh().toString());
        try (StageHarness harness = StageHarness.of(bars, TRADES)) {
            harness.feed(30_000_000_000L, trade("A", "10.00", 2));
            harness.feed(20_000_000_000L, trade("A", "12.50", 1));
            harness.feed(40_000_000_000L, trade("A", "9.99", 4));
            harness.watermark(60_000_000_000L);
            assertEquals(Map.of("window_start", 0L, "window_end", 60_000_000_000L, "pair", "A",
                "open", new BigDecimal("12.50"), "high", new BigDecimal("12.50"), "low", new BigDecimal("9.99"),
                "close", new BigDecimal("9.99"), "volume", 7L, "vwap", new BigDecimal("10.35142857"),
                "@time", 59_999_999_999L), harness.take().get(0));
        }
    }

    @Test
    void overflowNamesAggregateAndWindow() {
        final Tumbling sums = Tumbling.every(Duration.ofSeconds(1)).aggregate(Aggregate.sum("size").as("volume"));
        try (StageHarness harness = StageHarness.of(sums, TRADES)) {
            harness.feed(1, trade("A", "1", Long.MAX_VALUE));
            final EngineException error =
                assertThrows(EngineException.class, () -> harness.feed(2, trade("A", "1", 1)));
            assertEquals("aggregate `volume` = sum(size) overflows: 9223372036854775807 + 1 is out of the range of an "
                + "INT64, sum a DECIMAL, in window [1970-01-01T00:00:00Z, 1970-01-01T00:00:01Z): make the window "
                + "shorter, or aggregate smaller values", error.getMessage());
        }
    }

    @Test
    void overflowWhileFiringNamesAggregateAndWindow() {
        final Schema in = Schema.named("rows").decimal("wide", 38, 0).build();
        final Tumbling average = Tumbling.every(Duration.ofSeconds(1)).aggregate(Aggregate.avg("wide"));
        try (StageHarness harness = StageHarness.of(average, in)) {
            harness.feed(-1, Map.of("wide", "9".repeat(38)));
            final String message =
                assertThrows(EngineException.class, () -> harness.watermark(0)).getMessage();
            assertTrue(message.contains("aggregate `avg_wide` = avg(wide) overflows"), message);
            assertTrue(message.contains("in window [1969-12-31T23:59:59Z, 1970-01-01T00:00:00Z)"), message);
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        refuses("tumbling window over `trades` has key `note`, a STRING of `trades`, but keys have a fixed width: "
            + "declare it as SYMBOL", () -> COUNTS.by("note").plan(TRADES));
        refuses("tumbling window over `trades` has key `pair` twice, name it once",
            () -> COUNTS.by("pair", "pair").plan(TRADES));
        refuses("`trades` has no field `nix`; it has pair, price, size, note", () -> COUNTS.by("nix").plan(TRADES));
        refuses("tumbling window over `trades` has no aggregate, name one, e.g. aggregate(count())",
            () -> COUNTS.aggregate().plan(TRADES));
        refuses("window size=PT0S <= 0, it is a nanosecond at least", () -> Tumbling.every(Duration.ZERO));
        refuses("window size=PT8766000H > PT2562047H47M16.854775807S, which is the range of a TIMESTAMP",
            () -> Tumbling.every(Duration.ofHours(8_766_000)));
        refuses("schema `trades_windows` has two fields `pair`",
            () -> COUNTS.aggregate(Aggregate.count().as("pair")).plan(TRADES));
    }

    private static void refuses(String message, Runnable plan) {
        assertEquals(message, assertThrows(ConfigurationException.class, plan::run).getMessage());
    }

    @Test
    void logicHasEveryParameter() {
        assertEquals("tumbling/1 sizeNs=10 offsetNs=7 by=[pair, size] aggregates=[`vwap` = weightedAvg(price, size) "
            + "scale 2, `count` = count()] name=bars", Tumbling.every(Duration.ofNanos(10))
            .offset(Duration.ofNanos(-3)).by("pair", "size").named("bars")
            .aggregate(Aggregate.weightedAvg("price", "size").scale(2).as("vwap"), Aggregate.count()).logic());
    }

    @Test
    void stateIsAsSmallAsDocumented() {
        final Tumbling sums = COUNTS.aggregate(Aggregate.count(), Aggregate.sum("price"));
        try (StageHarness harness = StageHarness.of(sums, TRADES)) {
            assertEquals(72, ((PaneStage) harness.stage()).table().layout().rowBytes());
            final int keys = 100_000;
            for (int i = 0; i < keys; i++) {
                harness.feed(1, trade("P" + i, "1", 1));
            }
            assertEquals(keys, harness.stage().stateRows());
            final double bytesPerKey = (double) harness.stage().stateBytes() / keys;
            assertTrue(bytesPerKey < 72 + 4 + 26 + 8 + 10, "bytes per key and window: " + bytesPerKey);
        }
    }

    @Test
    void closesTwice() {
        final StageHarness harness = StageHarness.of(COUNTS, TRADES);
        harness.feed(1, trade("A", "1", 1));
        harness.close();
        harness.close();
        assertEquals(0, harness.stage().stateBytes());
    }

    @Test
    void checkpointsSeeTheStateAsItStood() {
        try (StageHarness harness = StageHarness.of(COUNTS, TRADES)) {
            harness.feed(0, trade("A", "1", 1));
            harness.feed(10, trade("A", "1", 1));
            final long[] time = {0};
            Epochs.assertStandsStill(((PaneStage) harness.stage()).table(), () -> {
                harness.feed(time[0], trade("A", "1", 1));
                harness.feed(time[0] + 10, trade("A", "1", 1));
                harness.feed(time[0] + 20, trade("B", "1", 1));
                time[0] += 10;
                harness.watermark(time[0]);
            });
        }
    }
}
