package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.checkpoint.MemoryCheckpoints;
import io.turgo.error.ConfigurationException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Planner;
import io.turgo.pipeline.Stream;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.ring.SlotRing;
import io.turgo.source.RowPublisher;
import io.turgo.testing.PipelineTestDriver;
import io.turgo.time.EventTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Streams that meet: in which order rows come, which watermark holds, and how it goes on behind a checkpoint. */
class ConfluenceTest {
    private static final int ROUNDS = 2 * Integer.getInteger("turgo.rounds", 1);
    private static final int ROWS = 400;
    private static final int STARTS = 4;
    private static final long IDLE_NS = 1_000;
    private static final Schema LEFT = Schema.named("left").timestamp("time").int64("key").build();
    private static final Schema RIGHT = Schema.named("right").int64("id").timestamp("time").build();

    private final CollectingSink sink = new CollectingSink(true);

    private static Pipeline pipeline(CollectingSink sink, Duration idle) {
        final Pipeline pipeline = Pipeline.named("meeting");
        final EventTime time = EventTime.ascending("time").idleAfter(idle);
        final Stream<Row> left = pipeline.source("left", LEFT, time);
        final Stream<Row> right = pipeline.source("right", RIGHT, time);
        left.filter("some", row -> true).join("counts", right, new JoinOperators.Counts()).to("out", sink);
        return pipeline;
    }

    private static Map<String, Long> row(boolean right, long time, long key) {
        return Map.of("time", time, right ? "id" : "key", key);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:3"})
    void rowsComeInTheOrderOfTheJournalAndTheEarlierWatermarkHolds(ThreadPlan threads) {
        final long[][] rows = {{0, 100}, {0, 200}, {1, 150}, {1, 300}, {0, 250}, {0, 400}, {1, 350}, {1, 360}};
        try (Engine engine = Engine.start(pipeline(sink, Duration.ZERO), context(threads))) {
            try (RowPublisher left = engine.publisher("left"); RowPublisher right = engine.publisher("right")) {
                for (int i = 0; i < rows.length; i++) {
                    final boolean isRight = rows[i][0] == 1;
                    Publishing.row(engine, isRight ? "right" : "left", isRight ? right : left, i,
                        row(isRight, rows[i][1], 7));
                }
            }
            engine.finish();
        }
        assertEquals(rows.length, sink.lines().size());
        final long never = Long.MIN_VALUE;
        assertEquals(List.of(never, never, never, 149L, 199L, 249L, 299L, 349L).toString(),
            sink.lines().stream().map(ConfluenceTest::watermarkOf).toList().toString(), sink.lines().toString());
    }

    private static long watermarkOf(String line) {
        return Long.parseLong(line.replaceAll(".*,(-?\\d+) @.*", "$1"));
    }

    private static Context context(ThreadPlan threads) {
        return Engine.context().threads(threads).producers(SlotRing.Producers.MULTI);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void aQuietSourceStepsAside(ThreadPlan threads) {
        final AtomicLong clockNs = new AtomicLong(1_000_000);
        final MemoryJournal journal = new MemoryJournal();
        final EngineResult live;
        try (Engine engine = Engine.start(pipeline(sink, Duration.ofNanos(IDLE_NS)),
            context(threads).journal(journal).epochClock(clockNs::get))) {
            try (RowPublisher left = engine.publisher("left"); RowPublisher right = engine.publisher("right")) {
                Publishing.row(engine, "left", left, 0, row(false, 100, 7));
                engine.drain();
                clockNs.addAndGet(IDLE_NS);
                Conditions.await("an idle mark", () -> journal.info().lastFrame() > 2);
                Publishing.row(engine, "left", left, 1, row(false, 50_000_000, 7));
                Publishing.row(engine, "left", left, 2, row(false, 60_000_000, 7));
                Publishing.row(engine, "right", right, 0, row(true, 55_000_000, 7));
                Publishing.row(engine, "left", left, 3, row(false, 90_000_000, 7));
                Publishing.row(engine, "left", left, 4, row(false, 91_000_000, 7));
            }
            live = engine.finish();
        }
        final List<Long> seen = sink.lines().stream().map(ConfluenceTest::watermarkOf).toList();
        assertEquals(49_999_999L, seen.get(2), "the right side, which has never had a row, is idle");
        assertEquals(59_999_999L, seen.get(3));
        assertEquals(59_999_999L, seen.get(4), "the right side has come back and is behind");
        assertEquals(59_999_999L, seen.get(5), "the right side has come back and is behind");
        for (final ThreadPlan each : ThreadPlans.ALL) {
            final CollectingSink again = new CollectingSink(false);
            final EngineResult replayed = Engine.replay(pipeline(again, Duration.ofNanos(IDLE_NS)),
                context(each).journal(journal), Long.MAX_VALUE);
            assertEquals(sink.lines(), again.lines());
            assertEquals(sink.ids(), again.ids());
            assertEquals(live.stateHash(), replayed.stateHash());
        }
    }

    /** Of a source with two partitions one is quiet and the other ends. */
    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void aSourceOfWhichTheQuietPartIsLeftStepsAside(ThreadPlan threads) {
        final Pipeline pipeline = Pipeline.named("meeting");
        final EventTime time = EventTime.ascending("time").idleAfter(Duration.ofSeconds(1));
        pipeline.source("left", LEFT, time).join("counts", pipeline.source("right", RIGHT, time, 2),
            new JoinOperators.Counts()).to("out", sink);
        try (PipelineTestDriver driver = PipelineTestDriver.of(pipeline, threads)) {
            driver.publish("left", row(false, 100, 7)).publish("right", 1, row(true, 100, 7));
            driver.advance(Duration.ofSeconds(2)).publish("right", 1, row(true, 200, 7));
            driver.publish("left", row(false, 50_000_000_000L, 7)).endOfInput("right", 1);
            driver.publish("left", row(false, 60_000_000_000L, 7)).publish("left", row(false, 70_000_000_000L, 7));
            final List<Map<String, Object>> rows = driver.rows("out");
            assertEquals(59_999_999_999L, rows.get(rows.size() - 1).get("watermark"), rows.toString());
            driver.requireSameInReplay();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void aStreamThatIsQuietAtACheckpointDoesNotHoldBackWhatComesBehindIt(ThreadPlan threads) {
        final Pipeline pipeline = Pipeline.named("meeting");
        final EventTime time = EventTime.ascending("time").idleAfter(Duration.ofSeconds(1));
        pipeline.source("left", LEFT, time).join("counts", pipeline.source("right", RIGHT, time),
            new JoinOperators.Counts()).to("out", sink);
        try (PipelineTestDriver driver = PipelineTestDriver.of(pipeline, threads)) {
            driver.publish("left", row(false, 100, 7)).publish("right", row(true, 100, 7));
            driver.advance(Duration.ofSeconds(2)).publish("left", row(false, 200, 7)).checkpoint().crash();
            driver.publish("left", row(false, 50_000_000_000L, 7)).publish("left", row(false, 60_000_000_000L, 7));
            final List<Map<String, Object>> rows = driver.rows("out");
            assertEquals(49_999_999_999L, rows.get(rows.size() - 1).get("watermark"), rows.toString());
            driver.requireSameInReplay();
        }
    }

    /** Stages that begin empty behind a change are told which sources are quiet. */
    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void aQuietSourceIsStillQuietWhenTheStateIsReset(ThreadPlan threads) {
        final AtomicLong clockNs = new AtomicLong(1_000_000);
        final MemoryJournal journal = new MemoryJournal().checkpointsIn(new MemoryCheckpoints());
        final Duration idle = Duration.ofNanos(IDLE_NS);
        try (Engine engine = Engine.start(pipeline(sink, idle),
            context(threads).journal(journal).epochClock(clockNs::get))) {
            publishLeft(engine, 0, 100);
            clockNs.addAndGet(IDLE_NS);
            Conditions.await("an idle mark", () -> journal.info().lastFrame() > 2);
        }
        final Pipeline changed = Pipeline.named("meeting");
        final EventTime time = EventTime.ascending("time").idleAfter(idle);
        changed.source("left", LEFT, time).filter("others", row -> true)
            .join("counts", changed.source("right", RIGHT, time), new JoinOperators.Counts()).to("out", sink);
        try (Engine engine = Engine.start(changed, context(threads).journal(journal).epochClock(clockNs::get)
            .onChange(Change.RESET_STATE))) {
            publishLeft(engine, 1, 50_000_000, 60_000_000, 70_000_000);
            engine.drain();
        }
        final List<String> lines = sink.lines();
        assertEquals(59_999_999L, watermarkOf(lines.get(lines.size() - 1)), lines.toString());
    }

    private static void publishLeft(Engine engine, int first, long... times) {
        try (RowPublisher left = engine.publisher("left")) {
            for (int i = 0; i < times.length; i++) {
                Publishing.row(engine, "left", left, first + i, row(false, times[i], 7));
            }
            engine.drain();
        }
    }

    /** What was taken in fits also where it meets longer rows. */
    @Test
    void textsHaveRoomWhereRowsAreLonger() {
        final Schema texts = Schema.named("texts").timestamp("time").string("text").build();
        Schema.Builder numbers = Schema.named("numbers").timestamp("time");
        for (int i = 0; i < 40; i++) {
            numbers = numbers.int64("n" + i);
        }
        final Pipeline pipeline = Pipeline.named("meeting");
        pipeline.source("texts", texts, EventTime.ascending("time")).join("digests",
            pipeline.source("numbers", numbers.build(), EventTime.ascending("time")),
            new JoinOperators.Digests("digests", List.of("time"), List.of("time"))).to("out", sink);
        try (Engine engine = Engine.start(pipeline, context(ThreadPlan.FUSED).slotBytes(512));
            RowPublisher publisher = engine.publisher("texts")) {
            Publishing.row(engine, "texts", publisher, 0, Map.of("time", 1L, "text", "x".repeat(400)));
            engine.drain();
            assertNull(engine.failure());
        }
    }

    @Test
    void deadLettersMeetNobody() {
        final Pipeline pipeline = Pipeline.named("meeting");
        final Stream<Row> rejected = pipeline.deadLetters().filter("some", row -> true);
        rejected.union("all", rejected);
        assertRefused("stage `all`: the dead letters have no event time that other streams could wait for; give them "
            + "a sink of their own", pipeline);
    }

    /** Each start goes on behind the checkpoint of the one before, on another thread plan. */
    @Test
    void goesOnBehindACheckpointOnAnyThreadPlan() {
        final long seed = Long.getLong("turgo.seed", System.nanoTime());
        for (int round = 0; round < ROUNDS; round++) {
            final String repeat = "repeat with -Dturgo.rounds=1 -Dturgo.seed=" + (seed + round);
            final Random random = new Random(seed + round);
            final long[][] rows = new long[ROWS][];
            for (int i = 0; i < ROWS; i++) {
                rows[i] = new long[] {random.nextInt(3) / 2, i * 10L - random.nextInt(50), random.nextInt(9)};
            }
            final CollectingSink whole = new CollectingSink(false);
            final EngineResult expected = run(whole, rows, 0, ROWS, context(ThreadPlan.FUSED));
            final CollectingSink parts = new CollectingSink(random.nextBoolean());
            final MemoryCheckpoints checkpoints = new MemoryCheckpoints();
            final MemoryJournal journal = new MemoryJournal().checkpointsIn(checkpoints);
            EngineResult last = null;
            int from = 0;
            for (int i = 1; i <= STARTS; i++) {
                final int to = i == STARTS ? ROWS : from + random.nextInt(ROWS - from);
                final ThreadPlan threads = ThreadPlans.ALL.get(random.nextInt(ThreadPlans.ALL.size()));
                last = run(parts, rows, from, to, context(threads).journal(journal).checkpointIntervalMs(0)
                    .checkpointEvents(1 + random.nextInt(50)).ringSlots(1 << random.nextInt(6)));
                assertEquals(from, last.restored(), repeat);
                from = to;
            }
            assertEquals(whole.lines(), parts.lines(), repeat);
            assertEquals(expected.outputHash(), last.outputHash(), repeat);
            assertEquals(expected.stateHash(), last.stateHash(), repeat);
        }
    }

    private static EngineResult run(CollectingSink sink, long[][] rows, int from, int to, Context context) {
        try (Engine engine = Engine.start(pipeline(sink, Duration.ZERO), context)) {
            try (RowPublisher left = engine.publisher("left"); RowPublisher right = engine.publisher("right")) {
                for (int i = from; i < to; i++) {
                    final boolean isRight = rows[i][0] == 1;
                    Publishing.row(engine, isRight ? "right" : "left", isRight ? right : left, i,
                        row(isRight, rows[i][1], rows[i][2]));
                }
            }
            return engine.finish();
        }
    }

    private static void assertRefused(String message, Pipeline pipeline) {
        final ConfigurationException refused =
            assertThrows(ConfigurationException.class, () -> Planner.plan(pipeline));
        assertEquals(message, refused.getMessage());
    }

    @Test
    void keysAndUnionsNeedTheSameTypes() {
        final Schema text = Schema.named("texts").string("id").float64("key").timestamp("time").build();
        final Pipeline join = Pipeline.named("join");
        join.source("left", LEFT, EventTime.ascending("time")).join("pairs",
            join.source("texts", text, EventTime.ascending("time")), new JoinOperators.Counts());
        assertRefused("stage `pairs`: a join of `left`.key INT64 and `texts`.id STRING: both need the same type and "
            + "scale", join);
        final Pipeline texts = Pipeline.named("join");
        final Stream<Row> same = texts.source("texts", text, EventTime.ascending("time"));
        same.join("pairs", same, new JoinOperators.Digests("d", List.of("key"), List.of("key")));
        assertRefused("stage `pairs`: a join of `texts`.key FLOAT64 and `texts`.key FLOAT64, but a FLOAT64 has no "
            + "exact equality: use a DECIMAL", texts);
        final Pipeline union = Pipeline.named("union");
        union.source("left", LEFT, EventTime.ascending("time")).union("all",
            union.source("right", RIGHT, EventTime.ascending("time")));
        assertRefused("stage `all`: the union of left(time TIMESTAMP, key INT64) and right(id INT64, time TIMESTAMP): "
            + "both need the same fields of the same types in the same order", union);
    }

    @Test
    void streamsMeetInOnePipeline() {
        final Pipeline pipeline = Pipeline.named("one");
        final Stream<Row> left = pipeline.source("left", LEFT, EventTime.ascending("time"));
        final Stream<Row> other = Pipeline.named("two").source("left", LEFT, EventTime.ascending("time"));
        final ConfigurationException refused =
            assertThrows(ConfigurationException.class, () -> left.union("all", other));
        assertEquals("`all` of pipeline `one` takes a stream of pipeline `two`: define both in one",
            refused.getMessage());
        assertTrue(assertThrows(ConfigurationException.class, () -> left.union("all")).getMessage()
            .contains("give it another one"));
    }
}
