package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** An engine that is stepped does what one with threads does, on the caller's thread and repeatably. */
class StepperTest {
    private static final int STEPS = 60;
    private static final int SMALL_RING = 4;
    private static final int LARGE_RING = 1024;
    private static final List<ThreadPlan> PLANS =
        List.of(ThreadPlan.FUSED, ThreadPlan.PIPELINED, ThreadPlan.sharded(1), ThreadPlan.sharded(3));

    private static Context context(ThreadPlan threads, int ring) {
        return RandomInput.context().threads(threads).ringSlots(ring)
            .epochClock(() -> 1_700_000_000L * RandomPipeline.SECOND_NS);
    }

    @Property(tries = 4, shrinking = ShrinkingMode.OFF)
    void stepsInAnyOrderGiveTheSameAsThreads(@ForAll long seed) {
        final RandomPipeline pipeline = RandomPipeline.timeless(seed);
        pipeline.define();
        final RandomInput input = new RandomInput(seed, pipeline.sources(), STEPS);
        final Outcome expected =
            Outcome.live(pipeline, input, context(ThreadPlan.FUSED, LARGE_RING).journal(new MemoryJournal()));
        for (final ThreadPlan threads : PLANS) {
            final boolean sharded = threads != ThreadPlan.FUSED && threads != ThreadPlan.PIPELINED;
            for (final int ring : sharded ? new int[] {LARGE_RING} : new int[] {SMALL_RING, LARGE_RING}) {
                final MemoryJournal journal = new MemoryJournal();
                final String what = threads + " ring=" + ring + " seed=" + seed;
                assertEquals(expected, Outcome.live(RandomPipeline.timeless(seed), input,
                    context(threads, ring).journal(journal).stepper(new Stepper(new Random(seed)::nextInt))), what);
                assertEquals(expected, Outcome.replay(RandomPipeline.timeless(seed), journal,
                    context(threads, ring).stepper(new Stepper())), "replay of " + what);
            }
        }
    }

    /** Its workers would wait for each other in a circle: it is told, and does not hang. */
    @Test
    void aShardedEngineWithRingsTooSmallSaysSo() {
        long seed = 0;
        EngineException told = null;
        while (told == null) {
            told = failure(seed++);
        }
        assertTrue(told.getMessage().contains("raise turgo.ring.slots"), told.getMessage());
    }

    private static EngineException failure(long seed) {
        final RandomPipeline pipeline = RandomPipeline.timeless(seed);
        pipeline.define();
        try {
            Outcome.live(pipeline, new RandomInput(seed, pipeline.sources(), STEPS),
                context(ThreadPlan.sharded(2), 1).journal(new MemoryJournal()).stepper(new Stepper()));
            return null;
        } catch (final EngineException e) {
            return e;
        }
    }

    @Test
    void nothingIsLeftToOtherThreads() {
        final RandomPipeline pipeline = RandomPipeline.timeless(1);
        final List<String> before = engineThreads();
        final Stepper stepper = new Stepper();
        try (Engine engine = Engine.start(pipeline.define(), context(ThreadPlan.sharded(2), SMALL_RING)
            .journal(new MemoryJournal()).stepper(stepper))) {
            new RandomInput(1, pipeline.sources(), STEPS).publishRest(engine);
            assertTrue(stepper.size() > 2);
            assertEquals(before, engineThreads());
            engine.drain();
            assertEquals(0, stepper.stepAll());
        }
    }

    private static List<String> engineThreads() {
        final List<String> names = new ArrayList<>();
        Thread.getAllStackTraces().keySet().forEach(thread -> {
            if (thread.getName().startsWith("turgo-")) {
                names.add(thread.getName());
            }
        });
        return names;
    }

    @Test
    void aHaltEndsTheEngineWhereItStands() {
        final RandomPipeline pipeline = RandomPipeline.timeless(1);
        final Stepper stepper = new Stepper();
        final MemoryJournal journal = new MemoryJournal();
        final Engine engine = Engine.start(pipeline.define(),
            context(ThreadPlan.FUSED, LARGE_RING).journal(journal).stepper(stepper));
        final long frames = journal.info().lastFrame();
        new RandomInput(1, pipeline.sources(), STEPS).publishRest(engine);
        stepper.halt();
        assertEquals(0, stepper.stepAll());
        assertThrows(EngineException.class, engine::close);
        assertEquals(frames, journal.info().lastFrame());
    }

    @Test
    void tasksAreRunOneAStep() {
        final Stepper stepper = new Stepper();
        final List<Integer> run = new ArrayList<>();
        stepper.execute(() -> run.add(1));
        stepper.execute(() -> run.add(2));
        assertEquals("background", stepper.name(0));
        assertEquals(1, stepper.step(0));
        assertEquals(List.of(1), run);
        assertEquals(1, stepper.step());
        assertEquals(0, stepper.step());
        assertEquals(List.of(1, 2), run);
    }

    @Test
    void attachedSourcesAreRefused() {
        final Schema schema = Schema.named("rows").timestamp("time").build();
        final Pipeline pipeline = Pipeline.named("attached");
        pipeline.source("rows", schema, EventTime.ingest()).to("sink", new CollectingSink(false));
        pipeline.read("rows", context -> { });
        final ConfigurationException refused = assertThrows(ConfigurationException.class,
            () -> Engine.start(pipeline, Engine.context().stepper(new Stepper())));
        assertTrue(refused.getMessage().contains("[rows]"), refused.getMessage());
        assertFalse(refused.getMessage().contains("null"));
    }
}
