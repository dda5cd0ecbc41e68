package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.frame.MemoryJournal;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.agrona.concurrent.EpochNanoClock;
import org.junit.jupiter.api.Test;

/** Random pipelines over random input: every way to run them gives the same outputs, ids, hashes and state. */
class DeterminismTest {
    private static final int ROUNDS = Integer.getInteger("turgo.rounds", 1);
    private static final int STEPS = 150;
    private static final int REPLAYS = 3;
    private static final int SMALL_RING = 16;
    private static final int LARGE_RING = 1024;
    private static final int LARGE_FRAME = 64 * 1024;
    private static final long START_NS = 1_700_000_000L * RandomPipeline.SECOND_NS;
    private static final EpochNanoClock STANDING = () -> START_NS;

    private static Context context(ThreadPlan threads, int ring, int frame, int sample) {
        return RandomInput.context().threads(threads).ringSlots(ring).frameBytes(frame).latencySample(sample)
            .replayFramesAhead(ring % 3).epochClock(STANDING);
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void allWaysToRunGiveTheSame(@ForAll long seed) {
        for (int round = 0; round < ROUNDS; round++) {
            checkAllWays(seed + round);
        }
    }

    private static void checkAllWays(long seed) {
        final RandomPipeline first = RandomPipeline.timeless(seed);
        first.define();
        final RandomInput input = new RandomInput(seed, first.sources(), STEPS);
        final MemoryJournal journal = new MemoryJournal();
        final Outcome expected = Outcome.live(
            first, input, context(ThreadPlan.FUSED, LARGE_RING, LARGE_FRAME, 64).journal(journal));
        final Random random = new Random(seed);
        for (final ThreadPlan threads : ThreadPlans.ALL) {
            for (final int ring : random.nextBoolean() ? new int[] {1, SMALL_RING} : new int[] {2, LARGE_RING}) {
                final int frame = random.nextBoolean() ? 1 : LARGE_FRAME;
                final int sample = random.nextBoolean() ? 1 : 64;
                final MemoryJournal own = new MemoryJournal();
                final String what = "live " + threads + " ring=" + ring + " frame=" + frame + " seed=" + seed;
                assertEquals(expected, Outcome.live(RandomPipeline.timeless(seed), input,
                    context(threads, ring, frame, sample).journal(own)), what);
                assertEquals(expected, Outcome.replay(RandomPipeline.timeless(seed), own,
                    context(threads, ring, LARGE_FRAME, sample)), "replay of " + what);
            }
            assertEquals(expected, Outcome.replay(RandomPipeline.timeless(seed), journal,
                context(threads, SMALL_RING, 1, 1)), "replay " + threads + " seed=" + seed);
        }
    }

    /** A clock that the publishing thread moves on: when ticks and idle marks fall is not the same in any two runs. */
    private static final class MovingClock implements EpochNanoClock {
        private volatile long nowNs = START_NS;

        @Override
        public long nanoTime() {
            return nowNs;
        }

        void advance(long ns) {
            nowNs += ns;
        }
    }

    @Property(tries = 8, shrinking = ShrinkingMode.OFF)
    void replayRepeatsTicksIdleMarksAndIngestTimes(@ForAll long seed) {
        for (int round = 0; round < ROUNDS; round++) {
            for (final ThreadPlan threads : ThreadPlans.ALL) {
                checkReplayWithTime(seed + round, threads);
            }
        }
    }

    private static void checkReplayWithTime(long seed, ThreadPlan threads) {
        final RandomPipeline pipeline = withTime(seed);
        pipeline.define();
        final RandomInput input = new RandomInput(seed, pipeline.sources(), STEPS);
        final MemoryJournal journal = new MemoryJournal();
        final MovingClock clock = new MovingClock();
        final Random random = new Random(seed);
        final Outcome live;
        try (Engine engine = Engine.start(pipeline.define(), RandomInput.context().threads(threads)
            .ringSlots(SMALL_RING).frameBytes(random.nextInt(500) + 1).epochClock(clock).journal(journal))) {
            input.publish(engine, 0, input.size(),
                () -> clock.advance(random.nextInt(10) == 0 ? RandomPipeline.SECOND_NS : random.nextInt(1000)));
            live = Outcome.of(pipeline, engine.finish());
        }
        for (int i = 0; i < REPLAYS; i++) {
            final ThreadPlan each = ThreadPlans.ALL.get(random.nextInt(ThreadPlans.ALL.size()));
            assertEquals(live, Outcome.replay(withTime(seed), journal, RandomInput.context().threads(each)),
                "replay " + each + " of " + threads + " seed=" + seed);
        }
    }

    private static RandomPipeline withTime(long seed) {
        return new RandomPipeline(seed, RandomPipeline.SECOND_NS, Duration.ofSeconds(3));
    }

    @Test
    void theRandomPipelinesHaveOutputsToCompare() {
        int lines = 0;
        for (long seed = 0; seed < 10; seed++) {
            final RandomPipeline pipeline = RandomPipeline.timeless(seed);
            pipeline.define();
            lines += Outcome.live(pipeline, new RandomInput(seed, pipeline.sources(), STEPS),
                context(ThreadPlan.FUSED, SMALL_RING, 1, 1)).lines().values().stream().mapToInt(List::size)
                .sum();
        }
        assertTrue(lines > STEPS * 10, "lines=" + lines);
    }
}
