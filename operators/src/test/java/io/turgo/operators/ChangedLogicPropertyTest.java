package io.turgo.operators;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.MemoryCheckpoints;
import io.turgo.egress.OutputId;
import io.turgo.engine.Change;
import io.turgo.engine.CollectingSink;
import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.engine.ThreadPlan;
import io.turgo.error.ConfigurationException;
import io.turgo.frame.MemoryJournal;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.detect.EwmaDetector;
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
import io.turgo.time.EventTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Pipelines whose logic changes take over from one another on one journal. However often the engine crashes meanwhile,
 * and whatever checkpoints are lost, each output comes once, made by the logic of its time, and the state is that of a
 * run that knew only the last logic: over everything, or over what came since the state was reset.
 */
class ChangedLogicPropertyTest {
    private static final int ROUNDS = Math.max(1, Integer.getInteger("turgo.rounds", 1) * 2);
    private static final int STRETCHES = 3;
    private static final int ROWS = 400;
    private static final int CRASHES = 3;
    private static final String[] PLANS = {"fused", "pipelined", "sharded:1", "sharded:2"};
    private static final Schema TRADES = Schema.named("trades")
        .timestamp("time").symbol("pair").decimal("price", 18, 2).decimal("amount", 18, 8).build();
    private static final ReferenceTable PAIRS =
        new ReferenceTable("pairs", Schema.named("pairs").symbol("pair").symbol("venue").build(), "pair");

    /** All of them, so that they get the same numbers wherever a run begins. */
    private static final List<String> PAIR_NAMES =
        IntStream.rangeClosed(0, STRETCHES * ROWS / 40).mapToObj(i -> "P" + i).toList();

    private final long seed = Long.getLong("turgo.seed", System.nanoTime());

    /** A row of the input. */
    private record Trade(long time, String pair, long price, long amount) {
    }

    /** What is different between two pipelines. */
    private record Logic(int number, long windowNs, int warmUp, boolean adds) {
        static Logic random(int number, Random random) {
            return new Logic(number, 20 + number + STRETCHES * random.nextInt(30), 5 + random.nextInt(20),
                random.nextBoolean());
        }
    }

    @Test
    void whateverCrashesEachOutputIsMadeOnceByTheLogicOfItsTime() {
        for (int round = 0; round < ROUNDS; round++) {
            final String repeat = "repeat with -Dturgo.rounds=0 -Dturgo.seed=" + (seed + round);
            try {
                new Life(seed + round, repeat).run();
            } catch (final RuntimeException e) {
                throw new AssertionError(repeat, e);
            }
        }
    }

    /** One journal over which several pipelines run. */
    private static final class Life {
        private final String repeat;
        private final Random random;
        private final boolean resets;
        private final Trade[] input = new Trade[STRETCHES * ROWS];
        private final CollectingSink alerts;
        private final CollectingSink bars;
        private final List<CollectingSink> sinks;
        private MemoryCheckpoints checkpoints = new MemoryCheckpoints();
        private MemoryJournal journal = new MemoryJournal().checkpointsIn(checkpoints);
        /** What a crash leaves in any case: what the pipelines before have brought to their ends. */
        private long keptFrame;
        private final int[] keptOutputs = new int[2];
        /** How many alerts there were when the last pipeline took over. */
        private int keptBefore;
        private Logic first;
        private long expectedState;

        Life(long seed, String repeat) {
            this.repeat = repeat;
            random = new Random(seed);
            resets = random.nextBoolean();
            for (int i = 0; i < input.length; i++) {
                // With a reset, late rows would be late by what was there before: the reference does not know that.
                input[i] = new Trade(resets ? i : i - random.nextInt(70), "P" + random.nextInt(1 + i / 40),
                    10_000 + random.nextInt(100), random.nextInt(1_000_000));
            }
            alerts = new CollectingSink(random.nextBoolean());
            bars = new CollectingSink(random.nextBoolean());
            sinks = List.of(alerts, bars);
        }

        void run() {
            final List<String> expectedAlerts = new ArrayList<>();
            final List<String> expectedBars = new ArrayList<>();
            Logic before = null;
            EngineResult last = null;
            Logic logic = null;
            for (int stretch = 0; stretch < STRETCHES; stretch++) {
                logic = stretch == 2 && random.nextInt(3) == 0 ? first : Logic.random(stretch, random);
                first = first == null ? logic : first;
                final int from = stretch * ROWS;
                final int until = from + ROWS;
                for (int crash = 0; crash < CRASHES; crash++) {
                    advance(before, logic, from, from + random.nextInt(ROWS), false);
                    crash();
                }
                last = advance(before, logic, from, until, stretch == STRETCHES - 1);
                expect(logic, from, until, expectedAlerts, expectedBars);
                assertEquals(expectedAlerts, alerts.lines(), repeat);
                assertEquals(expectedBars, bars.lines(), repeat);
                keep();
                before = logic;
            }
            requireSameInReplay(logic, last);
        }

        /** What the logic makes of its stretch, on an engine of its own. */
        private void expect(
            Logic logic, int from, int until, List<String> expectedAlerts, List<String> expectedBars) {
            final CollectingSink wholeAlerts = new CollectingSink(false);
            final CollectingSink wholeBars = new CollectingSink(false);
            final int begin = resets ? from : 0;
            final EngineResult whole = engine(pipeline(logic, wholeAlerts, wholeBars), new MemoryJournal(),
                Change.REFUSE, begin, until, until == input.length);
            expectedAlerts.addAll(behind(wholeAlerts, from - begin));
            expectedBars.addAll(behind(wholeBars, from - begin));
            expectedState = whole.stateHash();
        }

        private static List<String> behind(CollectingSink sink, int rows) {
            final List<String> lines = sink.lines();
            final List<OutputId> ids = sink.ids();
            final int first = (int) ids.stream().filter(id -> id.sequence() <= rows).count();
            return lines.subList(first, lines.size());
        }

        private void requireSameInReplay(Logic logic, EngineResult live) {
            assertEquals(expectedState, live.stateHash(), repeat);
            for (final String plan : PLANS) {
                final EngineResult replayed = Engine.replay(pipeline(logic, alerts, bars),
                    Engine.context().journal(journal).discardOutputs().threads(ThreadPlan.of(plan)), Long.MAX_VALUE);
                assertEquals(live.stateHash(), replayed.stateHash(), repeat);
                assertEquals(live.outputHash(), replayed.outputHash(), repeat);
            }
            final CollectingSink replayedAlerts = new CollectingSink(true);
            final CollectingSink replayedBars = new CollectingSink(true);
            Engine.replay(pipeline(logic, replayedAlerts, replayedBars),
                Engine.context().journal(journal), Long.MAX_VALUE);
            final List<String> lines = alerts.lines();
            assertEquals(lines.subList(keptBefore, lines.size()), replayedAlerts.lines(), repeat);
        }

        /** Lets the pipeline take its rows, and the one before end cleanly first, where it is asked for. */
        private EngineResult advance(Logic before, Logic logic, int from, int until, boolean end) {
            final Change change = resets ? Change.RESET_STATE : Change.UPGRADE;
            try {
                return engine(pipeline(logic, alerts, bars), journal, change, 0, until, end);
            } catch (final ConfigurationException e) {
                assertTrue(before != null && e.getMessage().contains("start it once more and let it end cleanly"),
                    repeat + ": " + e);
                engine(pipeline(before, alerts, bars), journal, Change.REFUSE, 0, from, false);
                return engine(pipeline(logic, alerts, bars), journal, change, 0, until, end);
            }
        }

        /** The pipeline has come to its end: from now on a crash takes nothing of that away. */
        private void keep() {
            keptFrame = journal.info().lastFrame();
            keptBefore = keptOutputs[0];
            keptOutputs[0] = alerts.lines().size();
            keptOutputs[1] = bars.lines().size();
            final CheckpointManifest newest = checkpoints.manifest(checkpoints.count() - 1);
            assertEquals(keptFrame, newest.frame(), repeat);
        }

        /** Goes back to some checkpoint, some later frame of the journal, and some number of outputs between. */
        private void crash() {
            final int kept = random.nextInt(checkpoints.count() + 1);
            final CheckpointManifest newest = kept == 0 ? null : checkpoints.manifest(kept - 1);
            final long frame = Math.max(keptFrame, newest == null ? 0 : newest.frame());
            final long last = journal.info().lastFrame();
            final long until = frame + (last == frame ? 0 : random.nextInt((int) (last - frame) + 1));
            checkpoints = checkpoints.copyOf(kept);
            journal = journal.copyOf((int) until).checkpointsIn(checkpoints);
            for (int i = 0; i < sinks.size(); i++) {
                final CollectingSink sink = sinks.get(i);
                final int least = Math.max(keptOutputs[i], newest == null ? 0 : confirmed(newest, i));
                final int caused = (int) sink.ids().stream().filter(this::isCaused).count();
                sink.keepFirst(least + (caused <= least ? 0 : random.nextInt(caused - least + 1)));
            }
        }

        private int confirmed(CheckpointManifest manifest, int sink) {
            final String name = "sink/" + (sink == 0 ? "alerts" : "bars") + "/";
            final OutputId id = new OutputId(manifest.values().get(name + "sequence"),
                manifest.values().get(name + "control"), manifest.values().get(name + "ordinal").intValue());
            return (int) sinks.get(sink).ids().stream().filter(each -> each.compareTo(id) <= 0).count();
        }

        private boolean isCaused(OutputId id) {
            return id.sequence() < journal.info().nextSequence() - 1;
        }

        private EngineResult engine(
            Pipeline pipeline, MemoryJournal to, Change change, int begin, int until, boolean end) {
            try (Engine engine = Engine.start(pipeline, Engine.context().journal(to).onChange(change)
                .threads(ThreadPlan.of(PLANS[random.nextInt(PLANS.length)])).ringSlots(1 << random.nextInt(8))
                .frameBytes(1 + random.nextInt(4000)).checkpointIntervalMs(0)
                .checkpointEvents(1 + random.nextInt(400)).checkpointBufferBytes(4096))) {
                try (RowPublisher publisher = engine.publisher("trades")) {
                    final Scope scope = engine.scope("trades");
                    PAIR_NAMES.forEach(engine.symbols()::intern);
                    for (int i = Math.max(begin, (int) engine.lastPosition("trades") + 1); i < until; i++) {
                        publish(publisher, scope, engine.symbols().intern(input[i].pair), i);
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

        private static Pipeline pipeline(Logic logic, CollectingSink alertsTo, CollectingSink barsTo) {
            final Pipeline pipeline = Pipeline.named("market");
            Stream<Row> rows = pipeline.source("trades", TRADES, EventTime.bounded("time", Duration.ofNanos(50)));
            if (logic.adds) {
                rows = rows.deriveLong("added_" + logic.number, row -> logic.number);
            }
            final Stream<Row> scored = rows
                .through("enrich", Enrich.from(PAIRS).on("pair").adding("venue"))
                .through("detect", EwmaDetector.on("price").by("pair").relativeChange().warmUp(logic.warmUp));
            scored.to("alerts", alertsTo);
            scored.through("window", Tumbling.every(Duration.ofNanos(logic.windowNs)).by("venue", "pair").aggregate(
                Aggregate.first("price").as("open"), Aggregate.max("score"), Aggregate.count()))
                .to("bars", barsTo);
            return pipeline.load(PAIRS, Life::load);
        }

        private static void load(ReferenceRows rows) {
            for (int i = 0; i < 5; i++) {
                final Row row = rows.claim();
                row.int32(rows.rows().column("pair"), rows.symbols().intern("P" + i));
                row.int32(rows.rows().column("venue"), rows.symbols().intern("V" + i % 2));
                rows.put();
            }
        }
    }
}
