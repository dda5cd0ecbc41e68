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
import io.turgo.time.EventTime;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a program that publishes can count on. */
class PublisherTest {
    private static final Schema NUMBERS = Schema.named("numbers").timestamp("time").int64("number").build();
    private static final Translator<Number, Long> SET = (number, from) -> number.time(from).number(from);

    interface Number {
        Number time(long ns);

        Number number(long number);
    }

    private final CollectingSink sink = new CollectingSink(true);

    private Pipeline pipeline() {
        final Pipeline pipeline = Pipeline.named("publisher");
        pipeline.source("numbers", NUMBERS, EventTime.ascending("time")).to("out", sink);
        return pipeline;
    }

    @Test
    void aTranslatorFillsTheRecord() {
        final MemoryJournal journal = new MemoryJournal();
        try (Engine engine = Engine.start(pipeline(), Engine.context().journal(journal));
            Publisher<Number> publisher = engine.publisher("numbers", Number.class)) {
            assertEquals(RowPublisher.NO_POSITION, publisher.lastPosition());
            publisher.publish(5L, SET);
            assertEquals(0, publisher.lastPosition());
            publisher.publish(10, 6L, SET);
            publisher.publish(7L, SET);
            assertEquals(11, publisher.lastPosition());
            assertTrue(publisher.tryPublish(20, 8L, SET));
            engine.drain();
            assertEquals(20, engine.lastPosition("numbers"));
        }
        assertEquals(List.of("5,5 @5", "6,6 @6", "7,7 @7", "8,8 @8"), sink.lines());
        try (Engine engine = Engine.start(pipeline(), Engine.context().journal(journal));
            Publisher<Number> publisher = engine.publisher("numbers", Number.class)) {
            assertEquals(20, publisher.lastPosition(), "goes on behind the journal");
        }
    }

    @Test
    void aFullRingIsTold() throws Exception {
        final CountDownLatch held = new CountDownLatch(1);
        final Pipeline pipeline = Pipeline.named("publisher");
        pipeline.source("numbers", NUMBERS, EventTime.ascending("time")).filter("held", row -> {
            awaitQuietly(held);
            return true;
        }).to("out", sink);
        try (Engine engine = Engine.start(pipeline, Engine.context().ringSlots(2));
            Publisher<Number> publisher = engine.publisher("numbers", Number.class)) {
            long next = 0;
            while (publisher.tryPublish(next, next, SET)) {
                next++;
            }
            assertEquals(2, next);
            assertEquals(1, publisher.lastPosition());
            held.countDown();
            publisher.publish(next, next, SET);
            engine.drain();
        }
        assertEquals(3, sink.lines().size());
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @EnumSource(Producers.class)
    void whatATranslatorThrowsPublishesNothingAndHoldsNothing(Producers producers) {
        final IllegalArgumentException thrown = new IllegalArgumentException("no such order");
        try (Engine engine = Engine.start(pipeline(), Engine.context().producers(producers).ringSlots(2));
            Publisher<Number> publisher = engine.publisher("numbers", Number.class)) {
            for (int i = 0; i < 10; i++) {
                assertSame(thrown, assertThrows(IllegalArgumentException.class, () -> publisher.publish(0, 1L,
                    (number, from) -> {
                        number.time(from);
                        throw thrown;
                    })));
                assertThrows(ConfigurationException.class,
                    () -> publisher.publish(0, 1L, (number, from) -> number.time(from)), "`number` was not set");
            }
            assertEquals(RowPublisher.NO_POSITION, publisher.lastPosition());
            publisher.publish(1L, SET);
            assertEquals(1, engine.finish().events());
        }
    }

    @ParameterizedTest
    @EnumSource(Producers.class)
    void aDrainDoesNotWaitForItsOwnThread(Producers producers) {
        try (Engine engine = Engine.start(pipeline(), Engine.context().producers(producers));
            Publisher<Number> publisher = engine.publisher("numbers", Number.class)) {
            publisher.claim();
            assertEquals("this thread has an open claim of source `numbers` and would wait for itself: commit() or "
                + "abort() it before drain()", assertThrows(IllegalStateException.class, engine::drain).getMessage());
            publisher.abort();
            engine.drain();
            publisher.claim().time(1).number(1);
            publisher.commit();
            engine.drain();
            assertEquals(1, sink.lines().size());
        }
    }

    @Test
    void aDrainWaitsForTheOpenClaimOfAnotherThread() throws Exception {
        final CountDownLatch claimed = new CountDownLatch(1);
        final CountDownLatch go = new CountDownLatch(1);
        try (Engine engine = Engine.start(pipeline(), Engine.context().producers(Producers.MULTI))) {
            final Publisher<Number> other = engine.publisher("numbers", Number.class);
            final Thread claiming = new Thread(() -> {
                other.claim().time(1).number(1);
                claimed.countDown();
                awaitQuietly(go);
                other.commit();
            });
            claiming.start();
            claimed.await();
            try (Publisher<Number> own = engine.publisher("numbers", Number.class)) {
                own.publish(2L, SET);
            }
            go.countDown();
            engine.drain();
            assertEquals(2, sink.lines().size());
            claiming.join();
        }
    }

    @Test
    void aResultNamesTheSourcesWhoseWindowsWait() {
        final Pipeline two = Pipeline.named("publisher");
        two.source("numbers", NUMBERS, EventTime.ascending("time")).to("out", sink);
        two.source("more", NUMBERS, EventTime.ascending("time")).to("more-out", new CollectingSink(true));
        try (Engine engine = Engine.start(two, Engine.context());
            Publisher<Number> publisher = engine.publisher("more", Number.class)) {
            publisher.endOfInput();
            assertEquals(List.of("numbers"), engine.finish().openSources());
        }
    }

    @Test
    void aSourceThatWillNotStopIsInterruptedThenLeftBehind() {
        final CountDownLatch never = new CountDownLatch(1);
        final AtomicReference<Thread> thread = new AtomicReference<>();
        final Source deaf = context -> {
            thread.set(Thread.currentThread());
            boolean deafYet = true;
            while (deafYet) {
                try {
                    never.await();
                    deafYet = false;
                } catch (final InterruptedException e) {
                    continue;
                }
            }
        };
        final Engine engine =
            Engine.start(pipeline().read("numbers", deaf), Engine.context().sourceStopTimeoutMs(20));
        Conditions.await("the source's start", () -> thread.get() != null);
        assertTrue(assertThrows(EngineException.class, engine::close).getMessage()
            .startsWith("source `numbers` has not returned, 20 ms after it was asked to stop"));
        assertTrue(thread.get().isAlive());
        never.countDown();
        Conditions.await("its end", () -> !thread.get().isAlive());
    }

    @Test
    void aSourceThatAnswersInterruptsEndsWell() {
        final CountDownLatch never = new CountDownLatch(1);
        final AtomicReference<Thread> thread = new AtomicReference<>();
        final Source blocked = context -> {
            thread.set(Thread.currentThread());
            never.await();
        };
        final Engine engine =
            Engine.start(pipeline().read("numbers", blocked), Engine.context().sourceStopTimeoutMs(20));
        Conditions.await("the source's start", () -> thread.get() != null);
        engine.close();
        assertFalse(thread.get().isAlive());
    }
}
