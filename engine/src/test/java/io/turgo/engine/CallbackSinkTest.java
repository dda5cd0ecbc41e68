package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.egress.CallbackSink;
import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Outputs that are handed to the embedding program. */
class CallbackSinkTest {
    private static final int EVENTS = 500;
    private static final Schema ORDERS = Schema.named("orders").timestamp("time").int64("order").int64("size").build();

    interface Order {
        Order time(long ns);

        long order();

        Order order(long number);

        long size();

        Order size(long size);

        long twice();
    }

    private static Stream<Order> orders(Pipeline pipeline) {
        return pipeline.source("orders", ORDERS, EventTime.ascending("time")).as(Order.class)
            .filter("sized", order -> order.size() > 0).deriveLong("twice", order -> 2 * order.size());
    }

    private static void publish(Engine engine, long first, long end) {
        try (Publisher<Order> publisher = engine.publisher("orders", Order.class)) {
            for (long i = first; i < end; i++) {
                publisher.claim().time(i).order(i).size(i % 5);
                publisher.commit(i);
            }
        }
    }

    private static List<String> expected(long end) {
        return IntStream.range(0, (int) end).filter(i -> i % 5 > 0).mapToObj(i -> i + ":" + 2 * (i % 5)).toList();
    }

    /** What a program keeps: each output with its id, made durable at the end of a batch. */
    private static final class Ledger {
        private final List<String> lines = new ArrayList<>();
        private final List<OutputId> ids = new ArrayList<>();
        private final Set<String> threads = new HashSet<>();
        private UUID journal;
        private int batches;

        CallbackSink<Order> sink() {
            return CallbackSink.of(Order.class, (id, order) -> {
                ids.add(id.toOutputId());
                lines.add(order.order() + ":" + order.twice());
                threads.add(Thread.currentThread().getName());
            }).endOfBatch(() -> batches++);
        }

        CallbackSink<Order> exactlyOnce() {
            return sink().resumeAfter(journalId -> {
                journal = journalId;
                return ids.isEmpty() ? OutputId.NONE : ids.get(ids.size() - 1);
            });
        }

        void keepFirst(int count) {
            lines.subList(count, lines.size()).clear();
            ids.subList(count, ids.size()).clear();
        }
    }

    @ParameterizedTest
    @CsvSource({"FUSED, false, turgo-egress", "FUSED, true, turgo-intake", "PIPELINED, false, turgo-egress",
        "PIPELINED, true, turgo-twice"})
    void everyOutputComesOnceWithItsIdOnTheThreadThatIsPromised(ThreadPlan threads, boolean direct, String thread) {
        final Ledger ledger = new Ledger();
        final CallbackSink<Order> sink = direct ? ledger.sink().onPipelineThread() : ledger.sink();
        final CollectingSink other = new CollectingSink(true);
        final Pipeline pipeline = Pipeline.named("callback");
        orders(pipeline).to("verdicts", sink).to("other", other);
        try (Engine engine = Engine.start(pipeline, Engine.context().journal(new MemoryJournal()).threads(threads))) {
            publish(engine, 0, EVENTS);
            engine.finish();
        }
        assertEquals(expected(EVENTS), ledger.lines);
        assertEquals(other.ids(), ledger.ids);
        assertEquals(Set.of(thread), ledger.threads);
        assertTrue(ledger.batches > 0 && ledger.batches <= ledger.lines.size(), "batches=" + ledger.batches);
    }

    @Test
    void aLambdaOnTheStreamIsEnough() {
        final List<String> seen = new ArrayList<>();
        final Pipeline pipeline = Pipeline.named("callback");
        orders(pipeline).to("verdicts", (id, order) -> seen.add(order.order() + ":" + order.twice()));
        try (Engine engine = Engine.start(pipeline, Engine.context())) {
            publish(engine, 0, EVENTS);
            engine.drain();
            assertEquals(expected(EVENTS), seen);
        }
    }

    @Test
    void rowsMayBeSeenAsTheyAre() {
        final List<Long> times = new ArrayList<>();
        final Pipeline pipeline = Pipeline.named("callback");
        orders(pipeline).as(Row.class).to("all", (id, row) -> times.add(row.eventTimeNs()));
        try (Engine engine = Engine.start(pipeline, Engine.context())) {
            publish(engine, 0, 3);
            engine.finish();
        }
        assertEquals(List.of(1L, 2L), times);
    }

    /** The journal outlives the program; what the program kept may end anywhere. */
    @Test
    void whatIsHeldDoesNotComeAgainAndWhatIsMissingDoes() {
        final long seed = Long.getLong("turgo.seed", new Random().nextLong());
        final Random random = new Random(seed);
        final MemoryJournal journal = new MemoryJournal();
        final Ledger ledger = new Ledger();
        long published = 0;
        for (int run = 0; run < 20; run++) {
            final Pipeline pipeline = Pipeline.named("callback");
            final CallbackSink<Order> sink = ledger.exactlyOnce();
            orders(pipeline).to("verdicts", random.nextBoolean() ? sink : sink.onPipelineThread());
            try (Engine engine = Engine.start(pipeline, Engine.context().journal(journal)
                .threads(random.nextBoolean() ? ThreadPlan.FUSED : ThreadPlan.PIPELINED))) {
                assertEquals(published, engine.lastPosition("orders") + 1, "turgo.seed=" + seed);
                final long next = published + random.nextInt(50);
                publish(engine, published, next);
                published = next;
                engine.finish();
            }
            assertEquals(expected(published), ledger.lines, "turgo.seed=" + seed);
            assertEquals(journal.id(), ledger.journal);
            ledger.keepFirst(ledger.lines.size() - random.nextInt(1 + Math.min(40, ledger.lines.size())));
        }
    }

    @Test
    void withoutAnIdOutputsComeAgain() {
        final MemoryJournal journal = new MemoryJournal();
        final Ledger ledger = new Ledger();
        assertEquals(Guarantee.AT_LEAST_ONCE, ledger.sink().guarantee());
        assertEquals(Guarantee.EXACTLY_ONCE, ledger.exactlyOnce().guarantee());
        for (int run = 0; run < 2; run++) {
            final Pipeline pipeline = Pipeline.named("callback");
            orders(pipeline).to("verdicts", ledger.sink());
            try (Engine engine = Engine.start(pipeline, Engine.context().journal(journal))) {
                publish(engine, engine.lastPosition("orders") + 1, 10);
                engine.finish();
            }
        }
        assertEquals(2 * expected(10).size(), ledger.lines.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:3"})
    void aCallbackThatFailsStopsTheEngineAndIsNamed(ThreadPlan threads) {
        final Pipeline pipeline = Pipeline.named("callback");
        orders(pipeline).to("verdicts", (id, order) -> {
            if (order.order() == 7) {
                throw new IllegalArgumentException("no room in the book");
            }
        });
        final Engine engine = Engine.start(pipeline, Engine.context().threads(threads));
        publish(engine, 0, 8);
        final String message = assertThrows(EngineException.class, engine::close).getMessage();
        assertEquals("sink `verdicts` failed to write output 8/0/0: java.lang.IllegalArgumentException: "
            + "no room in the book", message);
    }

    @Test
    void outputsAreReadOnly() {
        final Pipeline pipeline = Pipeline.named("callback");
        orders(pipeline).to("verdicts", (id, order) -> order.size(1));
        final Engine engine = Engine.start(pipeline, Engine.context());
        publish(engine, 0, 8);
        final String message = assertThrows(ConfigurationException.class, engine::close).getMessage();
        assertEquals("Order.size(long): records are read only at stage `verdicts`", message);
    }

    @Test
    void aLookUpThatGivesNothingIsRefusedAtTheStart() {
        final Pipeline pipeline = Pipeline.named("callback");
        orders(pipeline).to("verdicts",
            CallbackSink.of(Order.class, (id, order) -> { }).resumeAfter(journalId -> null));
        final String message = assertThrows(NullPointerException.class,
            () -> Engine.start(pipeline, Engine.context().journal(new MemoryJournal()))).getMessage();
        assertNotNull(message);
        assertTrue(message.contains("OutputId.NONE"), message);
    }

    @Test
    void theSameIdAndViewAreUsedForAllOutputs() {
        final List<Object> seen = new ArrayList<>();
        final Pipeline pipeline = Pipeline.named("callback");
        orders(pipeline).to("verdicts", (id, order) -> {
            seen.add(id);
            seen.add(order);
        });
        try (Engine engine = Engine.start(pipeline, Engine.context())) {
            publish(engine, 0, 3);
            engine.finish();
        }
        assertSame(seen.get(0), seen.get(2));
        assertSame(seen.get(1), seen.get(3));
        assertTrue(!(seen.get(1) instanceof Row));
    }
}
