package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.checkpoint.MemoryCheckpoints;
import io.turgo.egress.CallbackSink;
import io.turgo.egress.OutputId;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.error.NoSpaceException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.ring.SlotRing;
import io.turgo.time.EventTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** When a checkpoint is made, what it waits for, and when a start does without it. */
class CheckpointTest {
    private static final Schema ITEMS = Schema.named("items").int64("key").build();
    private static final int KEYS = 7;

    private final MemoryCheckpoints checkpoints = new MemoryCheckpoints();
    private MemoryJournal journal = new MemoryJournal().checkpointsIn(checkpoints);
    private final CollectingSink sink = new CollectingSink(true);

    private Pipeline pipeline() {
        final Pipeline pipeline = Pipeline.named("counting");
        pipeline.source("items", ITEMS, EventTime.ingest()).through("count", new TableCount("key")).to("out", sink);
        return pipeline;
    }

    private Context context(String plan) {
        return Engine.context().journal(journal).threads(ThreadPlan.of(plan)).checkpointIntervalMs(0)
            .producers(SlotRing.Producers.MULTI);
    }

    private EngineResult run(Pipeline pipeline, Context context, int rows) {
        try (Engine engine = Engine.start(pipeline, context)) {
            publish(engine, rows);
            return engine.finish();
        }
    }

    private static void publish(Engine engine, int rows) {
        Publishing.rows(engine, "items", rows, i -> Map.of("key", (long) i % KEYS));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void aCleanEndMakesOneAndTheNextStartReplaysNothing(String plan) {
        final EngineResult first = run(pipeline(), context(plan), 100);
        final EngineResult second = run(pipeline(), context("sharded:3"), 0);
        assertEquals(1, checkpoints.count());
        assertEquals(List.of(0L, 100L, 0L), List.of(second.events(), second.restored(), second.replayed()));
        assertEquals(first.stateHash(), second.stateHash());
        assertEquals(first.outputHash(), second.outputHash());
        assertEquals(100, sink.lines().size());
        assertEquals(100, second.outputs().get(0).suppressed());
    }

    @Test
    void rowsBetweenTwoMakeTheNextOne() {
        try (Engine engine = Engine.start(pipeline(), context("fused").checkpointEvents(50))) {
            publish(engine, 60);
            Conditions.await("a checkpoint behind 50 records", () -> checkpoints.count() > 0);
            assertTrue(checkpoints.manifest(0).values().get("journal//sequence") >= 50);
        }
    }

    @Test
    void timeMakesOneIfSomethingHasCome() {
        try (Engine engine = Engine.start(pipeline(), context("fused").checkpointIntervalMs(1))) {
            Conditions.await("the catalog's frame is in a checkpoint", () -> checkpoints.count() > 0);
            publish(engine, 5);
            Conditions.await("so are the rows",
                () -> checkpoints.manifest(checkpoints.count() - 1).values().get("journal//sequence") == 5);
        }
    }

    @Test
    void aSlowSinkDelaysTheManifest() throws InterruptedException {
        final CountDownLatch held = new CountDownLatch(1);
        final List<OutputId> given = new ArrayList<>();
        final Pipeline pipeline = Pipeline.named("counting");
        pipeline.source("items", ITEMS, EventTime.ingest()).through("count", new TableCount("key")).to("out",
            CallbackSink.of(Row.class, (id, row) -> {
                Conditions.await("the test lets outputs go", () -> held.getCount() == 0);
                given.add(id.toOutputId());
            }).resumeAfter(id -> OutputId.NONE));
        try (Engine engine = Engine.start(pipeline, context("fused"))) {
            publish(engine, 10);
            Conditions.await("all rows are taken in", () -> engine.lastPosition("items") == 9);
            final Thread asking = new Thread(engine::checkpoint, "asking");
            asking.start();
            Conditions.await("the thread waits", () -> asking.getState() == Thread.State.TIMED_WAITING);
            assertEquals(0, checkpoints.count());
            held.countDown();
            asking.join();
            final CheckpointManifest manifest = checkpoints.manifest(0);
            assertEquals(10L, manifest.values().get("sink/out/outputs"));
            assertEquals(10, given.size());
        }
    }

    @Test
    void outputsThatASinkHasLostAreMadeAgain() {
        final EngineResult first = run(pipeline(), context("fused"), 100);
        final List<String> lines = sink.lines();
        sink.keepFirst(40);
        final EngineResult second = run(pipeline(), context("fused"), 0);
        assertEquals(List.of(0L, 100L), List.of(second.restored(), second.replayed()));
        assertEquals(lines, sink.lines());
        assertEquals(first.outputHash(), second.outputHash());
    }

    @Test
    void aNewSinkGetsEverything() {
        run(pipeline(), context("fused"), 20);
        final CollectingSink added = new CollectingSink(false);
        final Pipeline more = Pipeline.named("counting");
        final var counted =
            more.source("items", ITEMS, EventTime.ingest()).through("count", new TableCount("key"));
        counted.to("out", sink);
        counted.to("added", added);
        assertEquals(0, run(more, context("fused"), 0).restored());
        assertEquals(sink.lines(), added.lines());
    }

    @Test
    void aCheckpointBehindTheEndOfTheJournalIsPassedOver() {
        try (Engine engine = Engine.start(pipeline(), context("fused").frameBytes(1))) {
            publish(engine, 10);
            engine.drain();
            engine.checkpoint();
            publish(engine, 10);
        }
        journal = journal.copyOf((int) journal.info().lastFrame() - 1).checkpointsIn(checkpoints);
        sink.keepFirst(12);
        assertEquals(10, run(pipeline(), context("fused"), 0).restored());
    }

    @Test
    void aStageWithStateElsewhereMeansNone() {
        final Pipeline pipeline = Pipeline.named("windows");
        pipeline.source("items", ITEMS, EventTime.ingest())
            .through("window", new TestWindow("w", 1, 0)).to("out", sink);
        try (Engine engine = Engine.start(pipeline, context("fused"))) {
            final String message = assertThrows(ConfigurationException.class, engine::checkpoint).getMessage();
            assertEquals("pipeline `windows` makes no checkpoints: it has no journal that keeps them, or a stage with "
                + "state outside of tables", message);
        }
        assertEquals(0, checkpoints.count());
    }

    @Test
    void aFullDiskDelaysCheckpointsAndNothingElse() {
        final FullCheckpoints full = new FullCheckpoints(checkpoints, 2);
        journal.checkpointsIn(full);
        try (Engine engine = Engine.start(pipeline(), context("pipelined").checkpointEvents(1))) {
            publish(engine, 50);
            Conditions.await("no room is found three times", () -> full.refusals() >= 3);
            engine.drain();
            assertEquals(50, sink.lines().size());
            assertEquals(0, checkpoints.count());
            full.free();
            publish(engine, 50);
            Conditions.await("a checkpoint once there is room", () -> checkpoints.count() > 0);
        }
        assertEquals(100, run(pipeline(), context("fused"), 0).restored());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void anEngineThatEndsDoesNotWaitForRoom(String plan) {
        final FullCheckpoints full = new FullCheckpoints(checkpoints, 0);
        journal.checkpointsIn(full);
        try (Engine engine = Engine.start(pipeline(), context(plan).checkpointEvents(1))) {
            publish(engine, 50);
            Conditions.await("no room is found for a row", () -> full.refusals() > 0);
            publish(engine, 50);
        }
        assertEquals(100, sink.lines().size());
        assertEquals(0, checkpoints.count());
        assertEquals(100, run(pipeline(), context("fused"), 0).replayed());
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void anEngineThatIsToldSoStopsWhereACheckpointHasNoRoom(int beginsRefused) {
        final FullCheckpoints full = new FullCheckpoints(checkpoints, beginsRefused);
        journal.checkpointsIn(full);
        final Engine engine =
            Engine.start(pipeline(), context("pipelined").checkpointEvents(1).onDiskFull(DiskFull.STOP));
        publish(engine, 1);
        Conditions.await("the engine has stopped", () -> engine.failure() != null);
        assertInstanceOf(NoSpaceException.class, engine.failure());
        assertEquals("full: free 0 bytes < needed 1 bytes; free some", engine.failure().getMessage());
        engine.close();
        assertTrue(full.refusals() <= 2, "it waits");
        assertEquals(0, checkpoints.count());
        full.free();
        assertEquals(1, run(pipeline(), context("fused"), 0).replayed());
        assertEquals(1, sink.lines().size());
    }

    @Test
    void whoWantsACheckpointOfAClosedEngineIsTold() {
        final Engine engine = Engine.start(pipeline(), context("fused"));
        engine.close();
        final String message = assertThrows(EngineException.class, engine::checkpoint).getMessage();
        assertTrue(message.contains("the engine was closed"), message);
    }

    private List<String> twoCheckpointsAndThePrunedJournal() {
        try (Engine engine = Engine.start(pipeline(), context("fused").frameBytes(1))) {
            publish(engine, 10);
            engine.drain();
            engine.checkpoint();
            publish(engine, 10);
        }
        journal.prune(6);
        return sink.lines();
    }

    @Test
    void aSinkBehindTheNewestGoesOnFromTheOlderOne() {
        final List<String> lines = twoCheckpointsAndThePrunedJournal();
        sink.keepFirst(15);
        assertEquals(10, run(pipeline(), context("fused"), 0).restored());
        assertEquals(lines, sink.lines());
    }

    @Test
    void aSinkBehindBothOfAPrunedJournalIsRefused() {
        twoCheckpointsAndThePrunedJournal();
        sink.keepFirst(5);
        final String message = assertThrows(ConfigurationException.class,
            () -> Engine.start(pipeline(), context("fused"))).getMessage();
        assertTrue(message.contains("sink `out` holds outputs up to ")
            && message.contains("the journal that could make what it lacks begins at frame 6"), message);
    }

    @Test
    void aNewSinkThatKeepsNoIdGetsEverythingToo() {
        run(pipeline(), context("fused"), 20);
        final List<OutputId> given = new ArrayList<>();
        final Pipeline more = Pipeline.named("counting");
        final var counted =
            more.source("items", ITEMS, EventTime.ingest()).through("count", new TableCount("key"));
        counted.to("out", sink);
        counted.to("added", CallbackSink.of(Row.class, (id, row) -> given.add(id.toOutputId())));
        assertEquals(0, run(more, context("fused"), 0).restored());
        assertEquals(20, given.size());
    }

    @Test
    void aSinkThatComesBackAfterThePruningOfWhatItLacksIsRefused() {
        run(pipeline(), context("fused").frameBytes(1), 10);
        final Pipeline without = Pipeline.named("counting");
        without.source("items", ITEMS, EventTime.ingest()).through("count", new TableCount("key"))
            .to("other", new CollectingSink(true));
        run(without, context("fused").frameBytes(1), 10);
        journal.prune(15);
        final String message = assertThrows(ConfigurationException.class,
            () -> Engine.start(pipeline(), context("fused"))).getMessage();
        assertTrue(message.contains("and had no part in the pipeline since, up to sequence 20, and the journal"),
            message);
    }
}
