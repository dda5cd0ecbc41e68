package io.turgo.bench.scale.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.engine.Engine;
import io.turgo.engine.ThreadPlan;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;

class JobTest {
    private static final int MOST_KEYS = 300;

    @Property(tries = 20)
    void theEngineFindsWhatTheNaiveFormFinds(
        @ForAll("jobs") Job job, @ForAll @IntRange(min = 1, max = 5_000) int count,
        @ForAll("plans") ThreadPlan threads) {
        final Checksum found = found(job, count, threads);
        found.requireSame(job.expected(count, true), "the engine");
    }

    @Provide
    Arbitrary<ThreadPlan> plans() {
        return Arbitraries.of(
            ThreadPlan.FUSED, ThreadPlan.PIPELINED, ThreadPlan.sharded(1), ThreadPlan.sharded(2),
            ThreadPlan.sharded(3));
    }

    @Provide
    Arbitrary<Job> jobs() {
        final Arbitrary<Events> events = Combinators.combine(Arbitraries.integers().between(4, MOST_KEYS),
            Arbitraries.longs().between(0, 3_000_000), Arbitraries.integers().between(1, 4),
            Arbitraries.of(true, false)).as((keys, disorderNs, producers, pass) -> {
                final Events made = Events.ofKeys(keys).disordered(producers == 1 ? disorderNs : 0).madeBy(producers);
                return pass && producers == 1 ? made.afterOnePass().scatter() : made;
            });
        return events.flatMap(JobTest::jobsOn);
    }

    private static Arbitrary<Job> jobsOn(Events events) {
        final int keys = events.keys();
        final Arbitrary<Job> windows = Arbitraries.longs().between(1, 20_000_000)
            .map(sizeNs -> Job.of(events, new WindowPart(keys, sizeNs, events.disorderNs())));
        final Arbitrary<Job> chains = Arbitraries.integers().between(1, ChainPart.MOST)
            .map(stages -> Job.of(events, new ChainPart(stages)));
        final Arbitrary<Job> carried = Combinators.combine(
            Arbitraries.integers().between(0, 60), Arbitraries.of(true, false))
            .as((words, text) -> Job.carrying(new Padding(events, words, text)));
        return Arbitraries.oneOf(windows, chains, carried, Arbitraries.just(Job.of(events, new EwmaPart(keys))),
            Arbitraries.just(Job.of(events, new EwmaPart(keys),
                new WindowPart(keys, 5_000_000, events.disorderNs()))),
            Arbitraries.just(Job.of(events, new WindowPart(0, 5_000_000, events.disorderNs()))));
    }

    private static Checksum found(Job job, int count, ThreadPlan threads) {
        try (JobRun run = new JobRun(job, Engine.context().threads(threads))) {
            run.publish(0, count);
            run.endOfInput();
            run.finish();
            return run.found();
        }
    }

    @Example
    void anEventTooFewIsNoticed() {
        final Checksum found = found(Job.detectAndAggregate(Events.ofKeys(10)), 1_000, ThreadPlan.FUSED);
        final Checksum expected = Job.detectAndAggregate(Events.ofKeys(10)).expected(1_001, true);
        final String message =
            assertThrows(IllegalStateException.class, () -> found.requireSame(expected, "the engine")).getMessage();
        assertTrue(message.contains(found.toString()) && message.contains(expected.toString()), message);
    }

    @Example
    void windowsStayOpenWithoutAnEnd() {
        final Job job = Job.of(Events.ofKeys(10), new WindowPart(10, Events.STEP_NS * 50, 0));
        assertEquals(10, job.expected(1_000, true).count() - job.expected(1_000, false).count());
    }

    @Property(tries = 50)
    void keysAreInTheirRangeAndOfTheirProducer(
        @ForAll @IntRange(min = 4, max = MOST_KEYS) int keys, @ForAll @IntRange(min = 1, max = 4) int producers) {
        final Events events = Events.ofKeys(keys).madeBy(producers);
        for (long i = 0; i < 1_000; i++) {
            final int key = events.key(i);
            assertTrue(key >= 0 && key < keys, () -> "key " + key);
            assertEquals(producers == 1 ? 0 : i % producers, producers == 1 ? 0 : key % producers);
        }
    }

    @Property(tries = 50)
    void timesLieBehindAnEvenPaceByLessThanTheDisorder(@ForAll @IntRange(min = 1, max = 5_000_000) int disorderNs) {
        final Events even = Events.ofKeys(1);
        final Events events = even.disordered(disorderNs);
        for (long i = 0; i < 1_000; i++) {
            final long behindNs = even.timeNs(i) - events.timeNs(i);
            assertTrue(behindNs >= 0 && behindNs < disorderNs, () -> "behind by " + behindNs);
        }
    }

    @Example
    void theFirstPassTouchesEachKeyOnce() {
        final Events events = Events.ofKeys(100).afterOnePass();
        for (int i = 0; i < 100; i++) {
            assertEquals(i, events.key(i));
        }
        assertEquals(List.of(100L, 0L), List.of(events.firstPass(), Events.ofKeys(100).firstPass()));
    }
}
