package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.counters.CountersView;
import io.turgo.error.ConfigurationException;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Plan;
import io.turgo.pipeline.Planner;
import io.turgo.pipeline.Stream;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.RowPublisher;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.RowValues;
import io.turgo.time.EventTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** What workers come to together is what one thread comes to, to the last counter. */
class ShardedTest {
    private static final Schema ROWS =
        Schema.named("rows").timestamp("time").field(Field.symbol("pair").orNull()).int64("number").build();
    private static final ReferenceTable LOTS =
        new ReferenceTable("lots", Schema.named("lots").symbol("pair").int64("value").build(), "pair");
    private static final int WINDOW = 1000;
    /** What depends on how fast threads are, or on how many there are. */
    private static final Set<String> TIMING =
        Set.of("ring-occupancy", "publisher-blocked", "state-bytes", "last-frame", "recovery-time",
            "first-output-time");

    private final CollectingSink out = new CollectingSink(true);
    private final CollectingSink made = new CollectingSink(false);
    private final CollectingSink inline = new CollectingSink(false);

    private Pipeline pipeline() {
        final Pipeline pipeline = Pipeline.named("sharded");
        final Stream<Row> rows = pipeline.source("rows", ROWS, EventTime.bounded("time", Duration.ofNanos(5)))
            .through("sieve", new RandomOperators.Sieve(7))
            .through("lookup", new RandomOperators.Lookup(LOTS, "pair", Field.int64("lot").orNull()))
            .through("tally", new KeyedOperators.Tally(Field.int64("tallied"), List.of("pair")));
        rows.to("inline", inline);
        rows.through("panes", new KeyedOperators.Window("panes", WINDOW, 0, List.of("pair", "number")))
            .to("made", made)
            .through("again", new KeyedOperators.Window("panes of panes", 3 * WINDOW, 0, List.of("key")))
            .to("out", out);
        return pipeline.load(LOTS, target -> {
            for (int i = 0; i < 3; i++) {
                final Row row = target.claim();
                new RowValues(target.symbols()).write(target.rows(), row, Map.of("pair", "P" + i, "value", i));
                target.put();
            }
        });
    }

    /** Every fifth row is late for its window; some have no pair. */
    private static Map<String, Object> values(int i) {
        final Map<String, Object> values = new LinkedHashMap<>();
        values.put("time", i % 5 == 0 ? i - WINDOW : i);
        values.put("pair", i % 11 == 0 ? null : "P" + i % 4);
        values.put("number", (long) (i % 300));
        return values;
    }

    private record Totals(
        Map<String, Long> counters, Map<String, Long> measured, List<EngineResult.Outputs> outputs, long late,
        long outputHash, long stateHash) {
    }

    private Totals totals(ThreadPlan threads, int ring, int count) {
        final Map<String, Long> counters = new TreeMap<>();
        try (Engine engine = Engine.start(pipeline(), Engine.context().threads(threads).ringSlots(ring)
            .latencySample(1).epochClock(() -> 1))) {
            Publishing.rows(engine, "rows", count, ShardedTest::values);
            engine.drain();
            try (CountersView view = engine.counters()) {
                view.readings().forEach(reading -> counters.put(reading.label(), reading.value()));
            }
            counters.keySet().removeAll(TIMING);
            final EngineResult result = engine.finish();
            final Map<String, Long> measured = new TreeMap<>();
            result.latencies().forEach((stage, latency) -> measured.put(stage, latency.count()));
            return new Totals(
                counters, measured, result.outputs(), result.late(), result.outputHash(), result.stateHash());
        }
    }

    @Test
    void countsLatenciesAndHashesAreThoseOfOneThread() {
        final Totals expected = totals(ThreadPlan.FUSED, 64, 5 * WINDOW);
        assertTrue(expected.late() > 100, "late=" + expected.late());
        assertTrue(expected.counters().get("state-rows") > 100, expected.counters().toString());
        for (final ThreadPlan threads : ThreadPlans.ALL) {
            assertEquals(expected, totals(threads, 64, 5 * WINDOW), threads.toString());
        }
    }

    @Test
    void windowsOfMoreKeysThanSlotsGoThrough() {
        final Totals expected = totals(ThreadPlan.FUSED, 64, 3 * WINDOW);
        final List<String> lines = made.lines();
        assertTrue(lines.size() > 500, "lines=" + lines.size());
        for (final int ring : new int[] {1, 2, 8}) {
            for (final int workers : new int[] {1, 2, 3, 8}) {
                final int before = made.lines().size();
                assertEquals(expected.outputHash(),
                    totals(ThreadPlan.sharded(workers), ring, 3 * WINDOW).outputHash());
                assertEquals(lines, made.lines().subList(before, made.lines().size()));
            }
        }
    }

    @Test
    void everythingPublishedIsOutAfterADrain() {
        final String expected = sizesAfterDrains(ThreadPlan.FUSED);
        assertEquals(expected, sizesAfterDrains(ThreadPlan.sharded(1)));
        assertEquals(expected, sizesAfterDrains(ThreadPlan.sharded(3)));
    }

    private String sizesAfterDrains(ThreadPlan threads) {
        final StringBuilder sizes = new StringBuilder();
        final int before = out.lines().size();
        final int inlineBefore = inline.lines().size();
        try (Engine engine = Engine.start(pipeline(), Engine.context().threads(threads).ringSlots(4));
            RowPublisher publisher = engine.publisher("rows")) {
            for (int i = 0; i < 10 * WINDOW; i++) {
                Publishing.row(engine, "rows", publisher, i, values(i));
                if (i % 997 == 0) {
                    engine.drain();
                    sizes.append(out.lines().size() - before).append('/')
                        .append(inline.lines().size() - inlineBefore).append(' ');
                }
            }
        }
        sizes.append(out.lines().size() - before);
        return sizes.toString();
    }

    @Test
    void saysWhatIsSpread() {
        try (Engine engine = Engine.start(pipeline(), Engine.context().threads(ThreadPlan.sharded(3)))) {
            assertEquals("sharded:3, sieve, lookup, tally, panes by [pair]; again by [key]", engine.threads());
        }
        final Pipeline none = Pipeline.named("none");
        none.source("rows", ROWS, EventTime.ascending("time")).through("sieve", new RandomOperators.Sieve(7))
            .to("out", out);
        try (Engine engine = Engine.start(none, Engine.context().threads(ThreadPlan.sharded(3)))) {
            assertEquals("fused, as no stage has a key by which sharded:3 could spread its rows", engine.threads());
            assertEquals(engine.threads(), engine.finish().threads());
        }
    }

    @Test
    void spinningWorkersNeedCores() {
        final String message = assertThrows(ConfigurationException.class, () -> Engine.start(pipeline(),
            Engine.context().threads(ThreadPlan.sharded(100)).idle(Idle.SPIN))).getMessage();
        assertEquals("turgo.idle=spin with 204 threads > " + java.lang.Runtime.getRuntime().availableProcessors()
            + " cores; use backoff or yield, or fewer threads (turgo.threads=fused, or fewer workers than sharded:100 "
            + "has)", message);
    }

    @Test
    void randomPipelinesHaveAllThatCanBeSpread() {
        int spread = 0;
        int again = 0;
        int children = 0;
        for (long seed = 0; seed < 40; seed++) {
            final Plan plan = Planner.plan(RandomPipeline.timeless(seed).define());
            for (final Plan.SegmentPlan segment : plan.segments()) {
                final Stretches stretches = Stretches.of(segment, stage -> false);
                spread += stretches.sharded() ? 1 : 0;
                again += stretches.count() > 3 ? 1 : 0;
                children += stretches.sharded() && plan.sourceNumber(segment.name()) < 0 ? 1 : 0;
            }
        }
        assertTrue(spread > 20 && again > 5 && children > 5, spread + " " + again + " " + children);
    }
}
