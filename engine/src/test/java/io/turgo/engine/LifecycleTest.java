package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Schema;
import io.turgo.ring.SlotRing.Producers;
import io.turgo.source.RowPublisher;
import io.turgo.source.Source;
import io.turgo.stage.RowValues;
import io.turgo.time.EventTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Starting, stopping and what is promised to those who publish meanwhile. */
class LifecycleTest {
    private static final int ROUNDS = 20 * Integer.getInteger("turgo.rounds", 1);
    private static final Schema NUMBERS =
        Schema.named("numbers").timestamp("time").int64("producer").int64("number").build();

    private final CollectingSink sink = new CollectingSink(true);
    private final CollectingSink inline = new CollectingSink(false);

    private Pipeline pipeline() {
        final Pipeline pipeline = Pipeline.named("lifecycle");
        pipeline.source("numbers", NUMBERS, EventTime.ascending("time")).to("out", sink).to("inline", inline);
        return pipeline;
    }

    private static Map<String, Object> values(long producer, long number) {
        return Map.of("time", number, "producer", producer, "number", number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:3"})
    void finishAndCloseMayBeCalledAgain(ThreadPlan threads) {
        final Engine engine = Engine.start(pipeline(), Engine.context().threads(threads));
        Publishing.rows(engine, "numbers", 10, i -> values(0, i));
        final EngineResult result = engine.finish();
        assertSame(result, engine.finish());
        engine.close();
        engine.close();
        assertEquals(10, result.events());
        assertEquals(List.of("out", "inline"), result.outputs().stream().map(EngineResult.Outputs::sink).toList());
        assertEquals(10, sink.lines().size());
        assertEquals(sink.lines(), inline.lines());
    }

    /** Publishes until it is refused. */
    private static final class Producer extends Thread {
        private final RowPublisher publisher;
        private final Engine engine;
        private final long number;
        private final AtomicLong committed;
        private volatile Throwable end;

        Producer(Engine engine, long number, AtomicLong committed) {
            this.engine = engine;
            this.number = number;
            this.committed = committed;
            publisher = engine.publisher("numbers");
            setDaemon(true);
        }

        @Override
        public void run() {
            try {
                while (true) {
                    Publishing.row(engine, "numbers", publisher, committed.get(), values(number, committed.get()));
                    committed.incrementAndGet();
                }
            } catch (final EngineException e) {
                end = e;
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"SINGLE, FUSED, 1", "SINGLE, PIPELINED, 64", "MULTI, FUSED, 2", "MULTI, PIPELINED, 1",
        "MULTI, FUSED, 64", "SINGLE, sharded:2, 1", "MULTI, sharded:3, 64"})
    void whatWasCommittedBeforeACloseGoesThrough(Producers producers, ThreadPlan threads, int ring) throws Exception {
        for (int round = 0; round < ROUNDS; round++) {
            closeWhilePublishing(producers, threads, ring);
        }
    }

    private void closeWhilePublishing(Producers producers, ThreadPlan threads, int ring) throws Exception {
        final CollectingSink target = new CollectingSink(true);
        final Pipeline pipeline = Pipeline.named("lifecycle");
        pipeline.source("numbers", NUMBERS, EventTime.ascending("time"))
            .through("seen", new KeyedOperators.Seen(List.of("producer", "number")))
            .to("out", target);
        final Engine engine = Engine.start(
            pipeline, Engine.context().producers(producers).threads(threads).ringSlots(ring));
        final List<AtomicLong> committed = new ArrayList<>();
        final List<Producer> running = new ArrayList<>();
        for (int i = 0; i < (producers == Producers.SINGLE ? 1 : 3); i++) {
            committed.add(new AtomicLong());
            running.add(new Producer(engine, i, committed.get(i)));
        }
        running.forEach(Thread::start);
        Conditions.await("some outputs", () -> target.lines().size() > 10);
        engine.close();
        for (final Producer producer : running) {
            producer.join();
            assertTrue(producer.end.getMessage().endsWith("and takes no more records"), producer.end.getMessage());
        }
        for (int i = 0; i < running.size(); i++) {
            final String prefix = "," + i + ",";
            assertEquals(LongStream.range(0, committed.get(i).get()).mapToObj(n -> n + prefix + n + " @" + n).toList(),
                target.lines().stream().filter(line -> line.contains(prefix)).toList());
        }
    }

    @ParameterizedTest
    @EnumSource(Producers.class)
    void aClaimLeftOpenDoesNotHangACloseAndItsCommitIsTold(Producers producers) {
        final Engine engine = Engine.start(pipeline(), Engine.context().producers(producers));
        final RowPublisher publisher = engine.publisher("numbers");
        Publishing.row(engine, "numbers", publisher, 0, values(0, 0));
        engine.drain();
        new RowValues(engine.symbols()).write(engine.scope("numbers"), publisher.claim(), values(0, 1));
        engine.close();
        assertEquals("the engine is stopped and takes no more records",
            assertThrows(EngineException.class, () -> publisher.commit(1)).getMessage());
        assertThrows(EngineException.class, publisher::claim);
        assertThrows(EngineException.class, publisher::tryClaim);
        assertThrows(EngineException.class, publisher::endOfInput);
        assertThrows(EngineException.class, () -> publisher.reject(2, "bad", new byte[0]));
        publisher.abort();
        publisher.close();
        assertEquals(1, sink.lines().size());
    }

    @Test
    void aClaimLeftOpenBetweenOthersDoesNotHangAClose() {
        final Engine engine = Engine.start(pipeline(), Engine.context().producers(Producers.MULTI));
        final RowPublisher forgetful = engine.publisher("numbers");
        forgetful.claim();
        Publishing.rows(engine, "numbers", 3, i -> values(0, i));
        assertEquals(3, engine.finish().events());
        assertEquals(3, sink.lines().size());
    }

    @Test
    void anInterruptOfTheCallerNeitherLosesRecordsNorIsLost() {
        final Engine engine = Engine.start(pipeline(), Engine.context().ringSlots(1));
        try {
            Thread.currentThread().interrupt();
            Publishing.rows(engine, "numbers", 100, i -> values(0, i));
            engine.drain();
            assertEquals(100, sink.lines().size());
            assertEquals(100, engine.finish().events());
            engine.close();
        } finally {
            assertTrue(Thread.interrupted());
        }
    }

    @Test
    void sourcesAreAskedToStopAndResumeBehindTheLastRecord() {
        final MemoryJournal journal = new MemoryJournal();
        final AtomicLong resumedAt = new AtomicLong();
        final Source endless = context -> {
            resumedAt.set(context.resumePosition());
            long position = context.resumePosition();
            while (context.running()) {
                final long number = ++position;
                new RowValues(context.symbols())
                    .write(context.rows(), context.publisher().claim(), values(0, number));
                context.publisher().commit(number);
            }
        };
        long before = -1;
        for (int run = 0; run < 3; run++) {
            try (Engine engine = Engine.start(pipeline().read("numbers", endless), Engine.context().journal(journal))) {
                final int lines = sink.lines().size();
                Conditions.await("new outputs", () -> sink.lines().size() > lines);
                assertFalse(engine.sourcesEnded());
            }
            assertEquals(before, resumedAt.get());
            before = sink.lines().size() - 1;
        }
        assertEquals(LongStream.rangeClosed(0, before).mapToObj(n -> n + ",0," + n + " @" + n).toList(), sink.lines());
    }

    @Test
    void aBoundedSourceIsNotAskedAgainOnceItHasEnded() {
        final MemoryJournal journal = new MemoryJournal();
        final AtomicInteger runs = new AtomicInteger();
        for (int run = 0; run < 2; run++) {
            try (Engine engine = Engine.start(pipeline().read("numbers", context -> runs.incrementAndGet()),
                Engine.context().journal(journal))) {
                assertEquals(0, engine.finish().events());
                assertTrue(engine.sourcesEnded());
            }
        }
        assertEquals(1, runs.get());
    }

    @Test
    void aSecondPublisherOfASingleProducerIsRefused() {
        try (Engine engine = Engine.start(pipeline(), Engine.context())) {
            engine.publisher("numbers");
            assertEquals("a second publisher, for source `numbers`, in an engine that was told of one producer thread: "
                + "use Context.producers(MULTI)",
                assertThrows(ConfigurationException.class, () -> engine.publisher("numbers")).getMessage());
        }
    }
}
