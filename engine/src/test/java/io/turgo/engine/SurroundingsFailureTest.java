package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.error.EnvironmentException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.source.RowPublisher;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import io.turgo.time.EventTime;
import java.io.IOException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Sinks, sources, loaders, journals and starts that fail: by name, and everything is closed. */
class SurroundingsFailureTest {
    private static final Schema ROWS = Schema.named("rows").timestamp("time").symbol("pair").build();

    private final MemoryJournal journal = new MemoryJournal();

    private static Pipeline pipeline(FaultySink sink) {
        final Pipeline pipeline = Pipeline.named("faulty");
        pipeline.source("rows", ROWS, EventTime.ascending("time")).to("out", sink);
        return pipeline;
    }

    private static Throwable publishUntilRefused(Engine engine) {
        return assertThrows(EngineException.class, () -> {
            try (RowPublisher publisher = engine.publisher("rows")) {
                for (long i = 0; ; i++) {
                    Publishing.row(engine, "rows", publisher, i, Map.of("time", i, "pair", "A"));
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"true, FUSED", "false, FUSED", "true, PIPELINED", "false, PIPELINED"})
    void aSinkThatCannotWriteOrCommitEndsTheEngine(boolean ownThread, ThreadPlan threads) {
        final FaultySink sink = new FaultySink(ownThread);
        final Engine writing = Engine.start(pipeline(sink), Engine.context().threads(threads).ringSlots(2));
        final RowPublisher publisher = writing.publisher("rows");
        publish(writing, publisher, 3);
        writing.drain();
        assertEquals(3, sink.committed);
        sink.onWrite = new IllegalStateException("broken pipe");
        assertThrows(EngineException.class, () -> {
            publish(writing, publisher, 3);
            writing.drain();
        });
        assertEquals("sink `out` failed to write output 4/0/0: java.lang.IllegalStateException: broken pipe",
            writing.failure().getMessage());
        writing.close();
        assertEquals(1, sink.closed);
        final FaultySink second = new FaultySink(ownThread);
        second.onCommit = new EnvironmentException("disk full: /out, free some room");
        final Engine committing = Engine.start(pipeline(second), Engine.context().threads(threads).ringSlots(2));
        publishUntilRefused(committing);
        assertSame(second.onCommit, assertThrows(EnvironmentException.class, committing::close));
        assertEquals(1, second.closed);
    }

    private static void publish(Engine engine, RowPublisher publisher, int count) {
        for (long i = 0; i < count; i++) {
            Publishing.row(engine, "rows", publisher, i, Map.of("time", i, "pair", "A"));
        }
    }

    @Test
    void aSinkThatCannotBeOpenedClosesTheOthersAndTheJournal() {
        final FaultySink good = new FaultySink(true);
        final FaultySink bad = new FaultySink(true);
        bad.onOpen = new EnvironmentException("/out is not writable");
        final Pipeline pipeline = pipeline(good);
        pipeline.deadLetters().to("bad", bad);
        assertSame(bad.onOpen, assertThrows(EnvironmentException.class,
            () -> Engine.start(pipeline, Engine.context().journal(journal))));
        assertEquals(1, journal.closed());
    }

    /** An operator whose stage cannot be made. */
    private record Unmakeable() implements Operator {
        @Override
        public String logic() {
            return "unmakeable/1";
        }

        @Override
        public Output plan(Schema in) {
            return Output.same();
        }

        @Override
        public Stage create(StageContext context) {
            throw new ConfigurationException("not this one");
        }
    }

    @Test
    void aStartThatFailsClosesWhatItOpened() {
        final FaultySink sink = new FaultySink(true);
        final Pipeline pipeline = pipeline(sink);
        pipeline.deadLetters().through("unmakeable", new Unmakeable());
        assertThrows(ConfigurationException.class, () -> Engine.start(pipeline, Engine.context().journal(journal)));
        assertEquals(1, sink.closed);
        assertEquals(1, journal.closed());
        assertThrows(ConfigurationException.class,
            () -> Engine.start(pipeline(sink), Engine.context().journal(journal).ringSlots(3)));
        assertEquals(2, journal.closed());
    }

    @Test
    void aSinkThatCannotBeClosedIsToldAndTheRestIsClosed() {
        final FaultySink sink = new FaultySink(true);
        final FaultySink other = new FaultySink(true);
        sink.onClose = new IllegalStateException("stuck");
        other.onClose = new IllegalStateException("stuck as well");
        final Pipeline pipeline = pipeline(sink);
        pipeline.deadLetters().to("other", other);
        final Engine engine = Engine.start(pipeline, Engine.context().journal(journal));
        final String message = assertThrows(EngineException.class, engine::close).getMessage();
        assertTrue(message.contains("stuck"), message);
        assertEquals(1, sink.closed);
        assertEquals(1, other.closed);
        assertEquals(1, journal.closed());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 5})
    void aJournalThatCannotAppendReleasesNothingMore(int goodFrames) {
        final CollectingSink sink = new CollectingSink(true);
        final Pipeline pipeline = Pipeline.named("faulty");
        pipeline.source("rows", ROWS, EventTime.ascending("time")).to("out", sink);
        journal.failAfter(goodFrames, new EnvironmentException("no room on the disk, free some"));
        final Engine engine = Engine.start(pipeline, Engine.context().journal(journal).frameBytes(1).ringSlots(2));
        publishUntilRefused(engine);
        assertEquals("no room on the disk, free some",
            assertThrows(EnvironmentException.class, engine::close).getMessage());
        assertTrue(sink.lines().size() <= goodFrames - 1, "lines=" + sink.lines() + " frames=" + goodFrames);
        assertEquals(goodFrames, journal.info().lastFrame());
    }

    @Test
    void aSourceThatFailsIsNamedAndItsRecordsGoThroughNoFurther() {
        final Pipeline pipeline = pipeline(new FaultySink(true)).read("rows", context -> {
            throw new IOException("connection reset");
        });
        final Engine engine = Engine.start(pipeline, Engine.context());
        assertEquals("source `rows` failed: java.io.IOException: connection reset",
            assertThrows(EngineException.class, engine::finish).getMessage());
        engine.close();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aReferenceTableThatCannotBeLoadedIsNamed(boolean checked) {
        final ReferenceTable table =
            new ReferenceTable("lots", Schema.named("lots").symbol("pair").int64("value").build(), "pair");
        final FaultySink sink = new FaultySink(true);
        final Pipeline pipeline = Pipeline.named("faulty");
        pipeline.source("rows", ROWS, EventTime.ascending("time"))
            .through("lookup", new RandomOperators.Lookup(table, "pair", Field.int64("lot").orNull())).to("out", sink);
        pipeline.load(table, target -> {
            if (checked) {
                throw new IOException("no such file");
            }
            throw new IndexOutOfBoundsException("row 7");
        });
        final String message = assertThrows(ConfigurationException.class,
            () -> Engine.start(pipeline, Engine.context().journal(journal))).getMessage();
        assertEquals("reference table `lots` cannot be loaded: " + (checked
            ? "java.io.IOException: no such file" : "java.lang.IndexOutOfBoundsException: row 7"), message);
        assertEquals(1, sink.closed);
    }
}
