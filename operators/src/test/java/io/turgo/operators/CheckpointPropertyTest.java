package io.turgo.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.checkpoint.MemoryCheckpoints;
import io.turgo.egress.OutputId;
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
import io.turgo.operators.join.AsOfJoin;
import io.turgo.operators.join.Deduplicate;
import io.turgo.operators.join.IntervalJoin;
import io.turgo.operators.over.Over;
import io.turgo.operators.over.Running;
import io.turgo.operators.window.Tumbling;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.ReferenceRows;
import io.turgo.source.RowPublisher;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.Scope;
import io.turgo.time.EventTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/**
 * An engine that is put back from a checkpoint at any time, on any thread plan, and then goes on, comes to the same as
 * one that was never stopped: outputs, ids, state, counts. A crash is a copy of journal, checkpoints and outputs as
 * they stood at some moment.
 */
class CheckpointPropertyTest {
    private static final int ROUNDS = Math.max(1, Integer.getInteger("turgo.rounds", 1) * 12);
    private static final int ROWS = 3_000;
    private static final int CRASHES = 4;
    private static final String[] PLANS = {"fused", "pipelined", "sharded:1", "sharded:2", "sharded:3"};
    private static final Schema TRADES = Schema.named("trades")
        .timestamp("time").symbol("pair").decimal("price", 18, 2).decimal("amount", 18, 8).build();
    private static final ReferenceTable PAIRS =
        new ReferenceTable("pairs", Schema.named("pairs").symbol("pair").symbol("venue").build(), "pair");

    /** A row of the input. */
    private record Trade(long time, String pair, long price, long amount) {
        static Trade random(int position, Random random) {
            return new Trade(position - random.nextInt(70), "P" + random.nextInt(1 + position / 40),
                10_000 + random.nextInt(100), random.nextInt(1_000_000));
        }
    }

    private final long seed = Long.getLong("turgo.seed", System.nanoTime());

    @Test
    void anyCheckpointAndTheTailComeToTheSame() {
        for (int round = 0; round < ROUNDS; round++) {
            final String repeat = "repeat with -Dturgo.rounds=0 -Dturgo.seed=" + (seed + round);
            try {
                new Life(seed + round).run(repeat);
            } catch (final RuntimeException e) {
                throw new AssertionError(repeat, e);
            }
        }
    }

    /** Where an engine's outputs go, by the sinks' names. */
    private static final class Outlets {
        private final Map<String, CollectingSink> sinks = new TreeMap<>();

        Outlets(BooleanSupplier ownThread) {
            List.of("alerts", "bars")
                .forEach(name -> sinks.put(name, new CollectingSink(ownThread.getAsBoolean())));
            List.of("sliding", "running", "near", "held")
                .forEach(name -> sinks.put(name, new CollectingSink(false)));
        }

        CollectingSink of(String name) {
            return sinks.get(name);
        }
    }

    /** One input, taken by an engine that runs through and by engines that crash. */
    private static final class Life {
        private final Random random;
        private final Trade[] input = new Trade[ROWS];
        private final int keys;
        private MemoryJournal journal;
        private MemoryCheckpoints checkpoints = new MemoryCheckpoints();
        private final Outlets outlets;

        Life(long seed) {
            random = new Random(seed);
            keys = 1 + random.nextInt(6);
            for (int i = 0; i < ROWS; i++) {
                input[i] = Trade.random(i, random);
            }
            outlets = new Outlets(random::nextBoolean);
            journal = new MemoryJournal().checkpointsIn(checkpoints);
        }

        void run(String repeat) {
            final Outlets expected = new Outlets(() -> false);
            final EngineResult whole = engine(expected, new MemoryJournal(), ThreadPlan.FUSED, ROWS, true);
            for (int crash = 0; crash < CRASHES; crash++) {
                engine(outlets, journal, plan(), ROWS * (crash + 1) / (CRASHES + 1), false);
                crash();
            }
            final EngineResult last = engine(outlets, journal, plan(), ROWS, true);
            expected.sinks.forEach((name, sink) -> {
                assertEquals(sink.lines(), outlets.of(name).lines(), repeat);
                assertEquals(sink.ids(), outlets.of(name).ids(), repeat);
            });
            assertEquals(whole.outputHash(), last.outputHash(), repeat);
            assertEquals(whole.stateHash(), last.stateHash(), repeat);
            assertEquals(whole.late(), last.late(), repeat);
            assertEquals(ROWS, last.restored() + last.replayed() + last.events(), repeat);
            assertTrue(checkpoints.count() > 0, repeat);
            final EngineResult replayed = Engine.replay(pipeline(outlets),
                Engine.context().journal(journal).discardOutputs(), Long.MAX_VALUE);
            assertEquals(whole.stateHash(), replayed.stateHash(), repeat);
        }

        private ThreadPlan plan() {
            return ThreadPlan.of(PLANS[random.nextInt(PLANS.length)]);
        }

        /** Goes back to some checkpoint, some later frame of the journal, and some number of outputs between. */
        private void crash() {
            final int kept = random.nextInt(checkpoints.count() + 1);
            final long frame = kept == 0 ? 0 : checkpoints.manifest(kept - 1).frame();
            final long last = journal.info().lastFrame();
            final long until = frame + (last == frame ? 0 : random.nextInt((int) (last - frame) + 1));
            journal = journal.copyOf((int) until).checkpointsIn(checkpoints.copyOf(kept));
            outlets.sinks.forEach((name, sink) -> {
                final int confirmed = kept == 0 ? 0
                    : checkpoints.manifest(kept - 1).values().get("sink/" + name + "/outputs").intValue();
                final int caused = (int) sink.ids().stream().filter(this::isCaused).count();
                sink.keepFirst(confirmed + (caused <= confirmed ? 0 : random.nextInt(caused - confirmed + 1)));
            });
            checkpoints = (MemoryCheckpoints) journal.checkpoints();
        }

        private boolean isCaused(OutputId id) {
            return id.sequence() < journal.info().nextSequence() - 1;
        }

        private EngineResult engine(
            Outlets to, MemoryJournal journalTo, ThreadPlan threads, int rows, boolean end) {
            try (Engine engine = Engine.start(pipeline(to), Engine.context().journal(journalTo)
                .threads(threads).ringSlots(1 << random.nextInt(8)).frameBytes(1 + random.nextInt(4000))
                .checkpointIntervalMs(0).checkpointEvents(1 + random.nextInt(900)).checkpointBufferBytes(4096))) {
                try (RowPublisher publisher = engine.publisher("trades")) {
                    final Scope scope = engine.scope("trades");
                    for (int i = (int) engine.lastPosition("trades") + 1; i < rows; i++) {
                        publish(publisher, scope, engine.symbols().intern(input[i].pair), i);
                        if (journalTo.checkpoints() != null && random.nextInt(400) == 0) {
                            engine.checkpoint();
                        }
                    }
                    if (end) {
                        publisher.endOfInput();
                    }
                }
                return engine.finish();
            }
        }

        private void publish(RowPublisher publisher, Scope scope, int pair, int position) {
            final Row row = publisher.claim();
            row.int64(scope.column("time"), input[position].time);
            row.int32(scope.column("pair"), pair);
            row.int64(scope.column("price"), input[position].price);
            row.int64(scope.column("amount"), input[position].amount);
            publisher.commit(position);
        }

        private Pipeline pipeline(Outlets to) {
            final Pipeline pipeline = Pipeline.named("market");
            final Stream<Row> trades =
                pipeline.source("trades", TRADES, EventTime.bounded("time", Duration.ofNanos(50)));
            join(trades, to);
            final Stream<Row> scored = trades
                .through("enrich", Enrich.from(PAIRS).on("pair").adding("venue"))
                .through("detect", EwmaDetector.on("price").by("pair").relativeChange().warmUp(20))
                .through("auto", Detector.on("price", Scorings.auto()).by("pair").as("auto"))
                .through("hampel", Detector.on("price", Scorings.hampel(9, 3)).by("pair").as("hampel"));
            scored.to("alerts", to.of("alerts"));
            scored.through("window", Tumbling.every(Duration.ofNanos(100)).by("venue", "pair").aggregate(
                Aggregate.first("price").as("open"), Aggregate.max("score"), Aggregate.count(),
                Aggregate.countDistinct("price", 128), Aggregate.countDistinctApprox("amount", 6),
                Aggregate.quantile("amount", 0.9).buckets(128), Aggregate.topBy(2, "price", "amount")))
                .to("bars", to.of("bars"));
            scored.through("range", Over.range(Duration.ofNanos(90)).by("pair")
                    .keeping("time", "venue", "pair", "price", "score")
                    .aggregate(Aggregate.sum("amount"), Aggregate.count()))
                .through("rows", Over.rows(5).by("venue").aggregate(Aggregate.max("score").as("highest")))
                .to("sliding", to.of("sliding"));
            scored.through("view", Running.over(Duration.ofNanos(60)).by("venue", "pair")
                    .aggregate(Aggregate.sum("amount"), Aggregate.min("price"), Aggregate.count()))
                .to("running", to.of("running"));
            return pipeline.load(PAIRS, this::load);
        }

        /** Some of the trades with others that are near, once in a while; and with the ones before them. */
        private static void join(Stream<Row> trades, Outlets to) {
            final Stream<Row> some = trades.through("some", Deduplicate.within(Duration.ofNanos(40)).by("pair"));
            trades.join("near-join", some, IntervalJoin.between(Duration.ofNanos(-30), Duration.ofNanos(10)).on("pair")
                    .rightFields("price").prefixed("near_").leftOuter())
                .through("once", Deduplicate.within(Duration.ofNanos(7)).by("pair"))
                .to("near", to.of("near"));
            trades.join("held-join", some, AsOfJoin.newest().on("pair")
                    .rightFields("time", "price").prefixed("held_"))
                .to("held", to.of("held"));
        }

        private void load(ReferenceRows rows) {
            for (int i = 0; i < keys; i++) {
                final Row row = rows.claim();
                row.int32(rows.rows().column("pair"), rows.symbols().intern("P" + i));
                row.int32(rows.rows().column("venue"), rows.symbols().intern("V" + i % 2));
                rows.put();
            }
        }
    }
}
