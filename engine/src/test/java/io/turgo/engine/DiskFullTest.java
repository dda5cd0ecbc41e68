package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.counters.EngineCounter;
import io.turgo.error.EngineException;
import io.turgo.error.NoSpaceException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.RowPublisher;
import io.turgo.stage.RowValues;
import io.turgo.time.EventTime;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A full disk is a state: the engine waits, publishers feel it, and all goes on by itself. */
@Timeout(60)
class DiskFullTest {
    private static final Schema ROWS = Schema.named("rows").timestamp("time").build();
    private static final int RING = 8;
    private static final int BEFORE = 5;
    private static final NoSpaceException FULL =
        new NoSpaceException("no room on /disk: free 7 bytes < needed 9 bytes; free some");

    private final MemoryJournal journal = new MemoryJournal();
    private final CollectingSink sink = new CollectingSink(true);

    private Engine start(String threads, DiskFull policy) {
        final Pipeline pipeline = Pipeline.named("full");
        pipeline.source("rows", ROWS, EventTime.ascending("time")).to("out", sink);
        return Engine.start(pipeline, Engine.context().journal(journal).threads(ThreadPlan.of(threads))
            .ringSlots(RING).frameBytes(1).onDiskFull(policy));
    }

    /** Publishes {@link #BEFORE} rows, then, the disk being full, as many as are taken; gives how many in all. */
    private int publishUntilFull(Engine engine, RowPublisher publisher) {
        for (int i = 0; i < BEFORE; i++) {
            Publishing.row(engine, "rows", publisher, i, Map.of("time", i));
        }
        Conditions.await("the rows", () -> sink.lines().size() == BEFORE);
        journal.failAfter(1 + BEFORE, FULL);
        int next = BEFORE;
        Row row = publisher.claim(TimeUnit.MILLISECONDS.toNanos(300));
        while (row != null) {
            new RowValues(engine.symbols()).write(engine.scope("rows"), row, Map.of("time", next));
            publisher.commit(next++);
            row = publisher.claim(TimeUnit.MILLISECONDS.toNanos(300));
        }
        return next;
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void theEngineWaitsAndGoesOnByItself(String threads) {
        final int published;
        try (Engine engine = start(threads, DiskFull.PAUSE)) {
            final RowPublisher publisher = engine.publisher("rows");
            published = publishUntilFull(engine, publisher);
            assertTrue(published >= BEFORE + RING && published <= BEFORE + 2 * RING, "published=" + published);
            assertNull(publisher.tryClaim());
            assertEquals(1, engine.counters().value(EngineCounter.PAUSED));
            assertEquals(1, engine.counters().value(EngineCounter.PAUSES));
            assertEquals(BEFORE, sink.lines().size());
            journal.failAfter(0, null);
            Conditions.await("all rows", () -> sink.lines().size() == published);
            assertEquals(0, engine.counters().value(EngineCounter.PAUSED));
            assertTrue(engine.counters().value(EngineCounter.PAUSED_MS) >= 100);
            assertEquals(published, engine.finish().events());
        }
        assertEquals(IntStream.range(0, published).mapToObj(i -> i + " @" + i).toList(), sink.lines());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void anEngineThatIsStoppedMeanwhileEndsAndSaysWhy(String threads) {
        final Engine engine = start(threads, DiskFull.PAUSE);
        final RowPublisher publisher = engine.publisher("rows");
        publishUntilFull(engine, publisher);
        final NoSpaceException end = assertThrows(NoSpaceException.class, engine::close);
        assertTrue(end.getMessage().contains("was not taken in"), end.getMessage());
        assertTrue(end.getMessage().endsWith(FULL.getMessage()), end.getMessage());
        assertThrows(EngineException.class, publisher::claim);
        assertEquals(1 + BEFORE, journal.info().lastFrame());
        journal.failAfter(0, null);
        try (Engine next = start(threads, DiskFull.PAUSE)) {
            assertEquals(BEFORE - 1, next.lastPosition("rows"), "what was not journaled is published again");
            Publishing.rows(next, "rows", 1, i -> Map.of("time", BEFORE));
            next.finish();
        }
        assertEquals(BEFORE + 1, sink.lines().size());
    }

    @Test
    void anEngineThatIsToldSoFailsInstead() {
        final Engine engine = start("fused", DiskFull.STOP);
        journal.failAfter(1, FULL);
        Publishing.rows(engine, "rows", 1, i -> Map.of("time", i));
        Conditions.await("the failure", () -> engine.failure() != null);
        assertSame(FULL, engine.failure());
        engine.close();
    }

    @Test
    void anEngineDoesNotStartOnAFullDisk() {
        journal.failAfter(0, FULL);
        assertSame(FULL, assertThrows(NoSpaceException.class, () -> start("fused", DiskFull.PAUSE)));
    }
}
