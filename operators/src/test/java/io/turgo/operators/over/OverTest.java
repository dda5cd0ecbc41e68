package io.turgo.operators.over;

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
import io.turgo.stage.Operator;
import io.turgo.stage.StageHarness;
import io.turgo.state.KeyedTable;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OverTest {
    private static final Schema TRADES = Schema.named("trades").field(Field.symbol("pair").orNull())
        .int64("size").string("note").build();
    private static final Aggregate SUM = Aggregate.sum("size").as("sum");
    private static final Aggregate MAX = Aggregate.max("size").as("max");
    private static final Over RANGE =
        Over.range(Duration.ofNanos(10)).by("pair").aggregate(SUM).keeping("pair", "size");
    private static final Over ROWS = Over.rows(2).by("pair").aggregate(SUM).keeping("pair", "size");
    private static final Running RUNNING =
        Running.over(Duration.ofNanos(10)).by("pair").aggregate(SUM, Aggregate.count().as("n"));

    private static Map<String, Object> trade(String pair, long size) {
        return Map.of("pair", pair, "size", size, "note", "hello");
    }

    private static List<Object> column(List<Map<String, Object>> outputs, String name) {
        return outputs.stream().map(each -> each.get(name)).toList();
    }

    /** An aggregate with a bound sees the frame's rows and no more. */
    @Test
    void aFrameOfRowsIsNeverLarger() {
        final Over sums = Over.rows(0).by("pair").aggregate(SUM).keeping("pair");
        try (StageHarness harness = StageHarness.of(sums, TRADES)) {
            harness.feed(1, trade("A", Long.MAX_VALUE));
            harness.feed(2, trade("A", Long.MAX_VALUE));
            harness.watermark(2);
            assertEquals(List.of(Long.MAX_VALUE, Long.MAX_VALUE), column(harness.take(), "sum"));
        }
        final Over distinct = Over.rows(1).by("pair").aggregate(Aggregate.countDistinct("size", 2).as("n"));
        try (StageHarness harness = StageHarness.of(distinct.keeping("pair"), TRADES)) {
            for (int i = 1; i <= 4; i++) {
                harness.feed(i, trade("A", i));
            }
            harness.watermark(4);
            assertEquals(List.of(1L, 2L, 2L, 2L), column(harness.take(), "n"));
        }
    }

    @Test
    void bothBoundsAreInTheFrameAndPeersShareAResult() {
        try (StageHarness harness = StageHarness.of(RANGE, TRADES)) {
            assertTrue(harness.stage().followsWatermark());
            assertFalse(harness.feed(0, trade("A", 1)));
            harness.feed(10, trade("A", 2));
            harness.feed(10, trade("A", 4));
            harness.feed(11, trade("A", 8));
            harness.watermark(10);
            assertEquals(List.of(1L, 7L, 7L), column(harness.take(), "sum"));
            harness.watermark(11);
            final Map<String, Object> last = harness.take().get(0);
            assertEquals(Map.of("pair", "A", "size", 8L, "sum", 14L, "@time", 11L), last);
            assertEquals(List.of("pair", "size", "sum", "@time"), List.copyOf(last.keySet()));
        }
    }

    @Test
    void rowsAreCountedInTheOrderOfTimeAndThenOfTheJournal() {
        try (StageHarness harness = StageHarness.of(ROWS, TRADES)) {
            harness.feed(5, trade("A", 100));
            harness.feed(3, trade("A", 1));
            harness.feed(3, trade("A", 10));
            harness.feed(4, trade("B", 7));
            harness.feed(6, trade("A", 1000));
            harness.watermark(9);
            final List<Map<String, Object>> outputs = harness.take();
            assertEquals(List.of(1L, 11L, 7L, 111L, 1110L), column(outputs, "sum"));
            assertEquals(List.of(3L, 3L, 4L, 5L, 6L), column(outputs, "@time"));
        }
    }

    @Test
    void aFrameWithoutABeginningKeepsItsAggregatesAndNoRows() {
        for (final Over over : List.of(Over.unboundedRange(), Over.unboundedRows())) {
            try (StageHarness harness = StageHarness.of(over.by("pair").aggregate(SUM).keeping("pair"), TRADES)) {
                harness.feed(5, trade("A", 100));
                harness.feed(3, trade("A", 1));
                harness.feed(3, trade("A", 10));
                harness.feed(4, trade("B", 7));
                harness.watermark(9);
                assertEquals(over.logic().contains("range") ? List.of(11L, 11L, 7L, 111L)
                    : List.of(1L, 11L, 7L, 111L), column(harness.take(), "sum"));
                harness.feed(1_000_000, trade("A", 1000));
                harness.watermark(1_000_000);
                assertEquals(List.of(1111L), column(harness.take(), "sum"));
                assertEquals(2, harness.stage().stateRows());
            }
        }
    }

    @Test
    void aSilentKeyIsFreedByTheWatermark() {
        for (final Operator operator : List.of(RANGE, RANGE.aggregate(MAX))) {
            try (StageHarness harness = StageHarness.of(operator, TRADES)) {
                harness.feed(0, trade("A", 1));
                harness.feed(5, trade("A", 1));
                assertEquals(2, harness.stage().stateRows());
                harness.watermark(9);
                assertEquals(3, harness.stage().stateRows());
                harness.watermark(10);
                assertEquals(2, harness.stage().stateRows());
                harness.watermark(15);
                assertEquals(0, harness.stage().stateRows());
                assertEquals(0, harness.stage().stateHash());
            }
        }
    }

    @Test
    void aRunningViewChangesThoughItsKeyIsSilent() {
        try (StageHarness harness = StageHarness.of(RUNNING, TRADES)) {
            harness.feed(0, trade("A", 5));
            harness.feed(3, trade("A", -2));
            harness.feed(3, trade("B", 1));
            harness.watermark(10);
            assertEquals(List.of(5L, 3L, 1L), column(harness.take(), "sum"));
            harness.watermark(13);
            assertEquals(Map.of("changed_at", 11L, "pair", "A", "sum", -2L, "n", 1L, "@time", 11L),
                harness.take().get(0));
            harness.watermark(14);
            final List<Map<String, Object>> gone = harness.take();
            assertEquals(List.of("A", "B"), column(gone, "pair"));
            assertEquals(List.of(0L, 0L), column(gone, "n"));
            assertEquals(null, gone.get(0).get("sum"));
            assertEquals(0, harness.stage().stateRows());
        }
    }

    @Test
    void theOrderOfARunningViewIsThatOfTheFirstRowsThatChangeIt() {
        try (StageHarness harness = StageHarness.of(RUNNING, TRADES)) {
            harness.feed(11, trade("C", 1));
            harness.feed(0, trade("B", 1));
            harness.feed(11, trade("A", 1));
            harness.feed(0, trade("A", 1));
            harness.watermark(10);
            harness.take();
            harness.watermark(11);
            assertEquals(List.of("C", "B", "A"), column(harness.take(), "pair"));
        }
    }

    @Test
    void rowsThatTheWatermarkHasPassedAreCounted() {
        for (final Operator operator : List.of(RANGE, ROWS, RUNNING)) {
            try (StageHarness harness = StageHarness.of(operator, TRADES)) {
                harness.feed(Long.MIN_VALUE, trade("A", 1));
                harness.watermark(7);
                harness.feed(7, trade("A", 1));
                harness.feed(8, trade("A", 1));
                assertEquals(1, harness.counter(Over.LATE));
                assertEquals(1, harness.stage().lateRows());
            }
        }
    }

    @Test
    void takesTheEdgesOfTime() {
        for (final Operator operator : List.of(RANGE, RUNNING)) {
            try (StageHarness harness = StageHarness.of(operator, TRADES)) {
                harness.feed(Long.MAX_VALUE, trade("A", 1));
                harness.feed(Long.MIN_VALUE, trade("A", 2));
                harness.feed(Long.MAX_VALUE - 10, trade("A", 4));
                harness.watermark(Long.MAX_VALUE);
                final List<Object> sums = column(harness.take(), "sum");
                assertEquals(2L, sums.get(0));
                assertEquals(List.of(4L, 5L), sums.subList(sums.size() - 2, sums.size()));
                assertEquals(0, harness.stage().stateRows());
            }
        }
    }

    @Test
    void overflowNamesAggregateAndStage() {
        try (StageHarness harness = StageHarness.of(RANGE, TRADES)) {
            harness.feed(1, trade("A", Long.MAX_VALUE));
            harness.feed(2, trade("A", 1));
            final String message = assertThrows(EngineException.class, () -> harness.watermark(2)).getMessage();
            assertEquals("aggregate `sum` = sum(size) overflows: 9223372036854775807 + 1 is out of the range of an "
                + "INT64, sum a DECIMAL, in a frame of stage `stage`: make the frame shorter, or aggregate smaller "
                + "values", message);
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        refuses("range=PT-1S < 0, a frame reaches back from its row", () -> Over.range(Duration.ofSeconds(-1)));
        refuses("range=PT8766000H > PT2562047H47M16.854775807S, which is the range of a TIMESTAMP",
            () -> Running.over(Duration.ofHours(8_766_000)));
        refuses("rows=-1 < 0, a frame reaches back from its row", () -> Over.rows(-1));
        refuses("OVER aggregation of `trades` keeps rows until the watermark has passed them, but `note` is a STRING, "
            + "which has no fixed width: declare it as SYMBOL, or name the fields to keep with keeping(...)",
            () -> Over.rows(1).aggregate(SUM).plan(TRADES));
        refuses("OVER aggregation of `trades` has no aggregate, name one, e.g. aggregate(count())",
            () -> Over.rows(1).plan(TRADES));
        refuses("running view of `trades` has no aggregate, name one, e.g. aggregate(count())",
            () -> RUNNING.aggregate().plan(TRADES));
        refuses("running view of `trades` has key `note`, a STRING of `trades`, but keys have a fixed width: "
            + "declare it as SYMBOL", () -> RUNNING.by("note").plan(TRADES));
        refuses("running view of `trades` keeps what its aggregates are of, but `note` of `count_note` = count(note) "
            + "is a STRING, which has no fixed width: declare it as SYMBOL",
            () -> RUNNING.aggregate(Aggregate.count("note")).plan(TRADES));
        refuses("`trades` has no field `nix`; it has pair, size, note", () -> RANGE.keeping("nix").plan(TRADES));
        refuses("schema `trades_over` has two fields `size`",
            () -> RANGE.aggregate(SUM.as("size")).plan(TRADES));
    }

    private static void refuses(String message, Runnable plan) {
        assertEquals(message, assertThrows(ConfigurationException.class, plan::run).getMessage());
    }

    @Test
    void logicHasEveryParameter() {
        assertEquals("over/1 rangeNs=10 by=[pair] aggregates=[`sum` = sum(size)] keeping=[pair, size] name=null",
            RANGE.logic());
        assertEquals("over/1 rows=2 by=[] aggregates=[`max` = max(size)] keeping=all name=x",
            Over.rows(2).aggregate(MAX).named("x").logic());
        assertEquals("over/1 range=unbounded by=[] aggregates=[`max` = max(size)] keeping=all name=null",
            Over.unboundedRange().aggregate(MAX).logic());
        assertEquals("over/1 rows=unbounded by=[] aggregates=[`max` = max(size)] keeping=all name=null",
            Over.unboundedRows().aggregate(MAX).logic());
        assertEquals("running/1 rangeNs=10 by=[pair] aggregates=[`sum` = sum(size), `n` = count()] name=null",
            RUNNING.logic());
    }

    @Test
    void schemasHaveWhatIsPromised() {
        assertEquals("trades_over(pair SYMBOL NULL, size INT64, sum INT64)", RANGE.plan(TRADES).fresh().toString());
        assertEquals("trades_running(changed_at TIMESTAMP, pair SYMBOL NULL, sum INT64 NULL, n INT64 NULL)",
            RUNNING.plan(TRADES).fresh().toString());
    }

    @Test
    void stateIsAsSmallAsDocumented() {
        // pending: header 16, arrival 8, time 8, a word of nulls and two fields; heads: header 16, key 8, two numbers,
        // the aggregate; rows: header 16, number 8, key 8, time 8, the aggregate's input, arrival 8
        rowBytes(RANGE, List.of(56, 56, 56));
        // two stacks: heads have the back's number and two states more, rows a state in place of the input
        rowBytes(RANGE.aggregate(MAX), List.of(56, 80, 64));
        rowBytes(RUNNING.aggregate(SUM), List.of(56, 72, 56));
        final int keys = 50_000;
        try (StageHarness harness = StageHarness.of(RANGE, TRADES)) {
            for (int i = 0; i < 2 * keys; i++) {
                harness.feed(i % 2, trade("P" + i / 2, 1));
            }
            final double waiting = (double) harness.stage().stateBytes() / (2 * keys);
            assertTrue(waiting < 56 + 26 + 40 + 10, "bytes per row that waits: " + waiting);
            harness.watermark(0);
            harness.watermark(1);
            assertEquals(3 * keys, harness.stage().stateRows());
            final double all = (double) harness.stage().stateBytes() / keys;
            // memory of the rows that waited is kept for those to come
            assertTrue(all - 2 * waiting < 56 + 58 + 2 * (56 + 26 + 4) + 20, "bytes per key of two rows: " + all);
        }
    }

    private static void rowBytes(Operator operator, List<Integer> expected) {
        try (StageHarness harness = StageHarness.of(operator, TRADES)) {
            assertEquals(expected, harness.stage().tables().stream().map(each -> each.layout().rowBytes()).toList());
        }
    }

    @Test
    void memoryIsBoundedByWhatIsInFrames() {
        try (StageHarness harness = StageHarness.of(RANGE.aggregate(MAX), TRADES)) {
            long warm = 0;
            for (int i = 0; i < 200_000; i++) {
                harness.collecting(false).feed(i, trade("P" + i % 7, i));
                harness.watermark(i - 1L);
                warm = i == 100_000 ? harness.stage().stateBytes() : warm;
            }
            assertEquals(warm, harness.stage().stateBytes());
        }
    }

    @Test
    void differentValuesAreTakenBackOneByOne() {
        try (StageHarness harness = StageHarness.of(
            RANGE.aggregate(Aggregate.countDistinct("size", Aggregate.MAX_DISTINCT)), TRADES)) {
            for (int i = 0; i < 1_000; i++) {
                harness.feed(i, trade("A", i));
            }
            harness.watermark(Long.MAX_VALUE);
            final List<Map<String, Object>> results = harness.take();
            assertEquals(1_000, results.size());
            final long first = (long) results.get(0).get("countDistinct_size");
            final long last = (long) results.get(999).get("countDistinct_size");
            assertEquals(1, first);
            assertTrue(last > 1 && last < 1_000, "in the frame: " + last);
            assertEquals(last, results.get(500).get("countDistinct_size"));
        }
    }

    @Test
    void closesTwice() {
        for (final Operator operator : List.of(RANGE, ROWS, RUNNING)) {
            final StageHarness harness = StageHarness.of(operator, TRADES);
            harness.feed(1, trade("A", 1));
            harness.watermark(5);
            harness.close();
            harness.close();
            assertEquals(0, harness.stage().tables().stream().mapToLong(KeyedTable::capacityBytes).sum());
        }
    }

    @Test
    void checkpointsSeeTheStateAsItStood() {
        for (final Operator operator : List.of(RANGE, RANGE.aggregate(MAX), ROWS.aggregate(MAX), RUNNING)) {
            for (int table = 0; table < 3; table++) {
                try (StageHarness harness = StageHarness.of(operator, TRADES)) {
                    final long[] time = {0};
                    final Runnable goesOn = () -> {
                        for (int i = 0; i < 5; i++) {
                            harness.feed(time[0], trade("A", 1 + time[0] % 3));
                            harness.feed(time[0] + 4, trade("B", 1));
                            harness.feed(time[0] + 30, trade("A", 1));
                            time[0] += 3;
                            harness.watermark(time[0]);
                        }
                    };
                    goesOn.run();
                    Epochs.assertStandsStill(harness.stage().tables().get(table), goesOn);
                }
            }
        }
    }
}
