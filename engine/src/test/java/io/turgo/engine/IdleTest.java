package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Schema;
import io.turgo.source.RowPublisher;
import io.turgo.time.EventTime;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

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
        for (final ThreadPlan each : ThreadPlan.values()) {
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
    @EnumSource(ThreadPlan.class)
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
    @EnumSource(ThreadPlan.class)
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
        assertEquals(2, sink.lines().stream().mapToLong(line -> Long.parseLong(line.split(",")[2])).sum());
        replaysAlike(1, live);
    }

    @ParameterizedTest
    @EnumSource(ThreadPlan.class)
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
