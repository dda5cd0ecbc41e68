package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.ring.SlotRing.Producers;
import io.turgo.source.RowPublisher;
import io.turgo.stage.RowValues;
import io.turgo.time.EventTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A slow sink slows publishers down; nothing is dropped, and many producers keep their order. */
class BackpressureTest {
    private static final Schema ROWS =
        Schema.named("rows").timestamp("time").int64("producer").int64("number").build();
    private static final int PRODUCERS = 4;
    private static final int RECORDS = 2_000 * Integer.getInteger("turgo.rounds", 1);

    /** Writes nothing before it is let go. */
    private static final class HeldSink implements Sink {
        private final CountDownLatch letGo = new CountDownLatch(1);
        private volatile int written;

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
            try {
                assertTrue(letGo.await(30, TimeUnit.SECONDS));
            } catch (final InterruptedException e) {
                throw new IllegalStateException(e);
            }
            written = written + 1;
        }

        @Override
        public void commit() {
            // only counts
        }

        @Override
        public void close() {
            // holds nothing
        }
    }

    @ParameterizedTest
    @CsvSource({"FUSED, 1", "FUSED, 4", "PIPELINED, 1", "PIPELINED, 4", "sharded:3, 1", "sharded:3, 4"})
    void aSlowSinkIsFeltByThePublisher(ThreadPlan threads, int ring) {
        final HeldSink sink = new HeldSink();
        final Pipeline pipeline = Pipeline.named("slow");
        pipeline.source("rows", ROWS, EventTime.ascending("time"))
            .through("sieve", new RandomOperators.Sieve(1 << 20))
            .through("seen", new KeyedOperators.Seen(List.of("number"))).to("out", sink);
        final EngineResult result;
        int published = 0;
        try (Engine engine = Engine.start(pipeline, Engine.context().threads(threads).ringSlots(ring))) {
            final RowPublisher publisher = engine.publisher("rows");
            Row row = publisher.claim(TimeUnit.MILLISECONDS.toNanos(50));
            while (row != null) {
                commit(engine, publisher, row, published++);
                row = publisher.claim(TimeUnit.MILLISECONDS.toNanos(50));
            }
            assertTrue(published >= ring && published <= 4 * ring + 4, "published=" + published);
            assertNull(publisher.tryClaim());
            assertFalse(publisher.awaitRoom(1, 0));
            assertFalse(publisher.awaitRoom(1, TimeUnit.MILLISECONDS.toNanos(1)));
            assertNull(publisher.claim(0));
            assertEquals(0, sink.written);
            sink.letGo.countDown();
            assertTrue(publisher.awaitRoom(1, Long.MAX_VALUE));
            row = publisher.tryClaim();
            assertNotNull(row);
            commit(engine, publisher, row, published++);
            engine.drain();
            assertEquals(published, sink.written);
            result = engine.finish();
        }
        assertEquals(published, result.events());
    }

    private static void commit(Engine engine, RowPublisher publisher, Row row, int number) {
        new RowValues(engine.symbols()).write(engine.scope("rows"), row,
            Map.of("time", number, "producer", 0, "number", number));
        publisher.commit(number);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:3"})
    void everyRecordOfManyProducersComesOnceAndInTheirOrder(ThreadPlan threads) throws InterruptedException {
        for (final int ring : new int[] {1, 2, 64}) {
            final CollectingSink sink = new CollectingSink(true);
            final MemoryJournal journal = new MemoryJournal();
            final EngineResult live;
            try (Engine engine = Engine.start(pipeline(sink), context(threads, ring).journal(journal))) {
                publishFromMany(engine);
                live = engine.finish();
            }
            assertEquals(PRODUCERS * RECORDS, live.events());
            for (int p = 0; p < PRODUCERS; p++) {
                final String producer = "," + p + ",";
                assertEquals(IntStream.range(0, RECORDS).mapToObj(n -> "0" + producer + n + " @0").toList(),
                    sink.lines().stream().filter(line -> line.contains(producer)).toList());
            }
            assertEquals(live.outputHash(), Engine.replay(pipeline(new CollectingSink(false)),
                context(threads, ring).journal(journal), Long.MAX_VALUE).outputHash());
        }
    }

    private static Context context(ThreadPlan threads, int ring) {
        return Engine.context().threads(threads).ringSlots(ring).producers(Producers.MULTI);
    }

    private static Pipeline pipeline(CollectingSink sink) {
        final Pipeline pipeline = Pipeline.named("many");
        pipeline.source("rows", ROWS, EventTime.ascending("time"))
            .through("seen", new KeyedOperators.Seen(List.of("producer", "number")))
            .to("out", sink);
        return pipeline;
    }

    private static void publishFromMany(Engine engine) throws InterruptedException {
        final List<Thread> threads = new ArrayList<>();
        for (int p = 0; p < PRODUCERS; p++) {
            final int producer = p;
            threads.add(new Thread(() -> Publishing.rows(engine, "rows", RECORDS,
                i -> Map.of("time", 0, "producer", producer, "number", i))));
        }
        threads.forEach(Thread::start);
        for (final Thread thread : threads) {
            thread.join();
        }
    }
}
