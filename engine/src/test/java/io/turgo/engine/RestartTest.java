package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.frame.MemoryJournal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * A crash at any frame, with sinks that have committed any part of what they got: the restarted engine ends with what
 * an undisturbed run gives, nothing repeated and nothing missing.
 */
class RestartTest {
    private static final int ROUNDS = Integer.getInteger("turgo.rounds", 1);
    private static final int STEPS = 60;
    private static final long START_NS = 1_700_000_000L * RandomPipeline.SECOND_NS;

    private static Context context(Random random, MemoryJournal journal) {
        return RandomInput.context().journal(journal).epochClock(() -> START_NS).ringSlots(1 << random.nextInt(6))
            .threads(ThreadPlans.ALL.get(random.nextInt(ThreadPlans.ALL.size()))).frameBytes(1 << random.nextInt(10));
    }

    @Property(tries = 5, shrinking = ShrinkingMode.OFF)
    void anyPrefixOfTheJournalIsEnough(@ForAll long seed) {
        for (int round = 0; round < ROUNDS; round++) {
            checkAllPrefixes(seed + round);
        }
    }

    private static void checkAllPrefixes(long seed) {
        final Random random = new Random(seed);
        final RandomPipeline undisturbed = RandomPipeline.timeless(seed);
        undisturbed.define();
        final RandomInput input = new RandomInput(seed, undisturbed.sources(), STEPS);
        final MemoryJournal journal = new MemoryJournal();
        final Outcome expected = Outcome.live(undisturbed, input, context(random, journal)).withoutIds();
        for (int frames = (int) journal.info().lastFrame(); frames >= 0; frames--) {
            final MemoryJournal cut = journal.copyOf(frames);
            final String what = "frames=" + frames + " seed=" + seed;
            final RandomPipeline crashed = crashedAt(seed, cut, random);
            final Map<String, List<String>> kept = lines(crashed);
            final Outcome restarted = Outcome.live(crashed, input, context(random, cut));
            assertEquals(expected, restarted.withoutIds(), what);
            kept.forEach((sink, lines) ->
                assertEquals(lines, restarted.lines().get(sink).subList(0, lines.size()), what));
            final Outcome again = Outcome.live(crashed, input, context(random, cut));
            assertEquals(restarted.lines(), again.lines(), "a further start adds nothing, " + what);
        }
    }

    /** A pipeline whose sinks have what a run over the journal can have committed before it died. */
    private static RandomPipeline crashedAt(long seed, MemoryJournal journal, Random random) {
        final RandomPipeline pipeline = RandomPipeline.timeless(seed);
        Outcome.replay(pipeline, journal, context(random, null));
        pipeline.sinks().values().forEach(sink -> sink.keepFirst(random.nextInt(sink.lines().size() + 1)));
        return pipeline;
    }

    private static Map<String, List<String>> lines(RandomPipeline pipeline) {
        final Map<String, List<String>> lines = new LinkedHashMap<>();
        pipeline.sinks().forEach((name, sink) -> lines.put(name, new ArrayList<>(sink.lines())));
        return lines;
    }
}
