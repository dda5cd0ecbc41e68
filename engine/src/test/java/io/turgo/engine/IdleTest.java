package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.RowPublisher;
import io.turgo.time.EventTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Windows close although input has gone quiet, at journaled points of time that a replay repeats. */
class IdleTest {
    private static final Schema ROWS = Schema.named("rows").timestamp("time").build();
    private static final long TIMEOUT_NS = 1_000;

    private final AtomicLong clockNs = new AtomicLong(1_000_000);
    private final MemoryJournal journal = new MemoryJournal();
    private final CollectingSink sink = new CollectingSink(true);

    private static Pipeline pipeline(CollectingSink sink, int partitions) {
        final Pipeline pipeline = Pipeline.named("idle");
        pipeline.source("rows", ROWS, EventTime.ascending("time").idleAfter(Duration.ofNanos(TIMEOUT_NS)), partitions)
            .through("window", new TestWindow("windows", 100, 0)).to("out", sink);
        return pipeline;
    }

    private void replaysAlike(int partitions, EngineResult live) {
        for (final ThreadPlan each : ThreadPlans.ALL) {
            final CollectingSink again = new CollectingSink(false);
            final EngineResult replayed = Engine.replay(
                pipeline(again, partitions), Engine.context().journal(journal).threads(each), Long.MAX_VALUE);
            assertEquals(sink.lines(), again.lines());
            assertEquals(sink.ids(), again.ids());
            assertEquals(live.outputHash(), replayed.outputHash());
            assertEquals(live.stateHash(), replayed.stateHash());
        }
    }

    private void windows(String what, int count) {
        Conditions.await(what, () -> sink.lines().size() == count);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:3"})
    void aQuietSourceClosesItsWindowsAgainAndAgain(ThreadPlan threads) {
        final EngineResult live;
        try (Engine engine = Engine.start(pipeline(sink, 1),
            Engine.context().journal(journal).threads(threads).epochClock(clockNs::get))) {
            final RowPublisher publisher = engine.publisher("rows");
            for (int i = 0; i < 8; i++) {
                Publishing.row(engine, "rows", publisher, i, Map.of("time", 10_000_000L * i));
                engine.drain();
                clockNs.addAndGet(TIMEOUT_NS);
                windows("window " + i, i + 1);
                clockNs.addAndGet(64 * TIMEOUT_NS);
                final long marks = journal.info().lastFrame();
                Conditions.await("further idle marks", () -> journal.info().lastFrame() > marks);
            }
            live = engine.finish();
        }
        replaysAlike(1, live);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:3"})
    void timeBetweenTwoRunsIsNotQuiet(ThreadPlan threads) {
        try (Engine engine = Engine.start(pipeline(sink, 1),
            Engine.context().journal(journal).threads(threads).epochClock(clockNs::get))) {
            Publishing.rows(engine, "rows", 1, i -> Map.of("time", 10));
        }
        clockNs.addAndGet(1_000 * TIMEOUT_NS);
        final EngineResult live;
        try (Engine engine = Engine.start(pipeline(sink, 1),
            Engine.context().journal(journal).threads(threads).epochClock(clockNs::get))) {
            Publishing.rows(engine, "rows", 2, i -> Map.of("time", 20 + 200 * i));
            live = engine.finish();
        }
        assertEquals(2, rowsInWindows());
        replaysAlike(1, live);
    }

    /** Takes longer over its first row than the timeout, and till the next row has been published. */
    private final class StallingSink implements Sink {
        private final CountDownLatch published = new CountDownLatch(1);
        private boolean stalled;

        @Override
        public Guarantee guarantee() {
            return Guarantee.AT_LEAST_ONCE;
        }

        @Override
        public OutputId open(SinkContext context) {
            return OutputId.NONE;
        }

        @Override
        public void write(long sequence, long control, int ordinal, Row row) {
            if (!stalled) {
                stalled = true;
                Conditions.await("the next row", () -> published.getCount() == 0);
                clockNs.addAndGet(100 * TIMEOUT_NS);
            }
        }

        @Override
        public void commit() {
            // nothing is kept
        }

        @Override
        public boolean ownThread() {
            return false;
        }

        @Override
        public void close() {
            // nothing is held
        }
    }

    @Test
    void aPartitionWhoseRowsWaitBehindASlowSinkIsNotQuiet() {
        final StallingSink stalling = new StallingSink();
        final Pipeline pipeline = Pipeline.named("stalling");
        final Stream<Row> rows = pipeline.source(
            "rows", ROWS, EventTime.ascending("time").idleAfter(Duration.ofNanos(TIMEOUT_NS)));
        rows.to("stalling", stalling);
        rows.through("window", new TestWindow("windows", 100, 0)).to("out", sink);
        try (Engine engine = Engine.start(pipeline, Engine.context().journal(journal).epochClock(clockNs::get));
            RowPublisher publisher = engine.publisher("rows")) {
            Publishing.row(engine, "rows", publisher, 0, Map.of("time", 10));
            Conditions.await("the journal", () -> journal.info().lastFrame() > 1);
            Publishing.row(engine, "rows", publisher, 1, Map.of("time", 20));
            Publishing.row(engine, "rows", publisher, 2, Map.of("time", 220));
            stalling.published.countDown();
            engine.drain();
        }
        assertEquals(2, rowsInWindows());
    }

    private long rowsInWindows() {
        return sink.lines().stream().mapToLong(line -> Long.parseLong(line.split(",")[2])).sum();
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:3"})
    void aQuietPartitionStepsAside(ThreadPlan threads) {
        final EngineResult live;
        try (Engine engine = Engine.start(pipeline(sink, 2),
            Engine.context().journal(journal).threads(threads).epochClock(clockNs::get))) {
            final RowPublisher publisher = engine.publisher("rows");
            Publishing.row(engine, "rows", publisher, 0, Map.of("time", 10));
            publisher.partition(1);
            Publishing.row(engine, "rows", publisher, 1, Map.of("time", 20));
            Publishing.row(engine, "rows", publisher, 2, Map.of("time", 500));
            engine.drain();
            assertEquals(List.of(), sink.lines());
            clockNs.addAndGet(TIMEOUT_NS);
            Conditions.await("the first windows", () -> !sink.lines().isEmpty());
            live = engine.finish();
        }
        replaysAlike(2, live);
    }
}
