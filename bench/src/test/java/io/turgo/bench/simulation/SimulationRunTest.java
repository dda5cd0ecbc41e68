package io.turgo.bench.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SimulationRunTest {
    private static final long FIRST = Long.getLong("turgo.seed", 1);
    private static final int SEEDS = Integer.getInteger("turgo.rounds", 1) * 200;
    private static final int SEEDS_TO_FIND = 2000;
    private static final int SEEDS_TO_REPEAT = 10;

    @Test
    void nothingIsLostAndNothingComesTwice() {
        final Map<String, Integer> counts = new TreeMap<>();
        int refused = 0;
        for (long seed = FIRST; seed < FIRST + SEEDS; seed++) {
            final SimulationResult result = SimulationRun.run(seed);
            if (!result.passed()) {
                throw new AssertionError("seed " + result.seed() + ": " + result.violation(), result.violation());
            }
            refused += result.refusal() == null ? 0 : 1;
            result.counts().forEach((what, count) -> counts.merge(what, count, Integer::sum));
        }
        assertTrue(refused < SEEDS / 5, "refused " + refused + " of " + SEEDS);
        for (final String what : new String[] {"power cut", "crash in a call", "checkpoint", "closed", "answer lost"}) {
            assertTrue(counts.containsKey(what), what + " never happened: " + counts);
        }
    }

    @Test
    void aSeedGivesTheSameRunEachTime() {
        for (long seed = FIRST; seed < FIRST + SEEDS_TO_REPEAT; seed++) {
            final SimulationResult first = SimulationRun.run(seed);
            final SimulationResult second = SimulationRun.run(seed);
            assertEquals(first.digest(), second.digest(), "seed " + seed);
            assertEquals(first.counts(), second.counts(), "seed " + seed);
        }
        assertNotEquals(SimulationRun.run(FIRST).digest(), SimulationRun.run(FIRST + 1).digest());
    }

    /** A simulation that cannot find what is wrong on purpose finds nothing. */
    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void whatIsWrongOnPurposeIsFound(Sabotage sabotage) {
        long seed = FIRST;
        while (SimulationRun.run(seed, sabotage).passed()) {
            seed++;
            assertTrue(seed < FIRST + SEEDS_TO_FIND, sabotage + " was not found");
        }
    }
}
