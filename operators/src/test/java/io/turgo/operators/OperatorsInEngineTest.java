package io.turgo.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.counters.CountersView;
import io.turgo.engine.CollectingSink;
import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.engine.ThreadPlan;
import io.turgo.frame.MemoryJournal;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.detect.Detector;
import io.turgo.operators.detect.EwmaDetector;
import io.turgo.operators.detect.Scorings;
import io.turgo.operators.enrich.Enrich;
import io.turgo.operators.window.Tumbling;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.ReferenceRows;
import io.turgo.source.RowPublisher;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import io.turgo.time.EventTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** The operators one behind the other in a running engine: the same with every thread plan and in replay. */
class OperatorsInEngineTest {
    private static final int ROWS = 5_000;
    private static final Schema TRADES = Schema.named("trades")
        .timestamp("time").symbol("pair").decimal("price", 18, 2).decimal("amount", 18, 8).build();
    private static final ReferenceTable PAIRS =
        new ReferenceTable("pairs", Schema.named("pairs").symbol("pair").symbol("venue").build(), "pair");

    /** One run of an engine and what came out. */
    private static final class Run {
        private final CollectingSink alerts = new CollectingSink(false);
        private final CollectingSink bars = new CollectingSink(false);
        private final EngineResult result;
        /** What the stages have counted, and the rows of their state. */
        private final Map<String, Long> counts = new TreeMap<>();

        Run(ThreadPlan threads, MemoryJournal journal, long seed) {
            try (Engine engine = Engine.start(
                pipeline(alerts, bars), Engine.context().journal(journal).threads(threads).ringSlots(64))) {
                try (RowPublisher publisher = engine.publisher("trades")) {
                    publish(publisher, engine.scope("trades"), engine.symbols(), new Random(seed));
                }
                engine.drain();
                try (CountersView view = engine.counters()) {
                    view.readings().stream()
                        .filter(each -> !each.stage().isEmpty() || each.name().equals("state-rows"))
                        .forEach(each -> counts.put(each.label(), each.value()));
                }
                result = engine.finish();
            }
        }
    }

    private static Pipeline pipeline(CollectingSink alerts, CollectingSink bars) {
        final Pipeline pipeline = Pipeline.named("market");
        final Stream<Row> scored = pipeline
            .source("trades", TRADES, EventTime.bounded("time", Duration.ofNanos(50)))
            .through("enrich", Enrich.from(PAIRS).on("pair").adding("venue"))
            .through("detect", EwmaDetector.on("price").by("pair").relativeChange().warmUp(20))
            .through("auto", Detector.on("price", Scorings.auto()).by("pair").as("auto"));
        scored.to("alerts", alerts);
        scored.through("window", Tumbling.every(Duration.ofNanos(100)).by("venue", "pair").aggregate(
            Aggregate.first("price").as("open"), Aggregate.weightedAvg("price", "amount").as("vwap"),
            Aggregate.max("score"), Aggregate.stddevSamp("price"), Aggregate.count())).to("bars", bars);
        return pipeline.load(PAIRS, OperatorsInEngineTest::load);
    }

    private static void load(ReferenceRows rows) {
        for (int i = 0; i < 5; i++) {
            final Row row = rows.claim();
            row.int32(rows.rows().column("pair"), rows.symbols().intern("P" + i));
            row.int32(rows.rows().column("venue"), rows.symbols().intern("V" + i % 2));
            rows.put();
        }
    }

    private static void publish(RowPublisher publisher, Scope scope, SymbolDictionary symbols, Random random) {
        for (int i = 0; i < ROWS; i++) {
            final Row row = publisher.claim();
            row.int64(scope.column("time"), i - random.nextInt(70));
            row.int32(scope.column("pair"), symbols.intern("P" + random.nextInt(7)));
            row.int64(scope.column("price"), 10_000 + random.nextInt(100));
            row.int64(scope.column("amount"), random.nextInt(1_000_000));
            publisher.commit(i);
        }
        publisher.endOfInput();
    }

    @Test
    void everyThreadPlanAndReplayGiveTheSame() {
        final long seed = Long.getLong("turgo.seed", System.nanoTime());
        final String repeat = "repeat with -Dturgo.seed=" + seed;
        final MemoryJournal journal = new MemoryJournal();
        final Run fused = new Run(ThreadPlan.FUSED, journal, seed);
        assertEquals(ROWS, fused.alerts.lines().size(), repeat);
        assertTrue(fused.bars.lines().size() > ROWS / 100 * 5, repeat);

        for (final String plan : List.of("fused", "pipelined", "sharded:1", "sharded:2", "sharded:3", "sharded:8")) {
            final String what = plan + ", " + repeat;
            final Run other = new Run(ThreadPlan.of(plan), new MemoryJournal(), seed);
            assertEquals(fused.alerts.lines(), other.alerts.lines(), what);
            assertEquals(fused.bars.lines(), other.bars.lines(), what);
            assertEquals(fused.bars.ids(), other.bars.ids(), what);
            assertEquals(fused.result.outputHash(), other.result.outputHash(), what);
            assertEquals(fused.result.stateHash(), other.result.stateHash(), what);
            assertEquals(fused.result.late(), other.result.late(), what);
            assertEquals(fused.counts, other.counts, what);

            final EngineResult replayed = Engine.replay(pipeline(new CollectingSink(false), new CollectingSink(false)),
                Engine.context().journal(journal).threads(ThreadPlan.of(plan)).discardOutputs(), Long.MAX_VALUE);
            assertEquals(fused.result.outputHash(), replayed.outputHash(), what);
            assertEquals(fused.result.stateHash(), replayed.stateHash(), what);
        }
    }
}
