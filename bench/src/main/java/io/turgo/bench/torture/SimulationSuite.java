package io.turgo.bench.torture;

import io.turgo.bench.simulation.SimulationResult;
import io.turgo.bench.simulation.SimulationRun;

/**
 * The engine on a simulated disk, clock and sink, on one thread: one seed a case. One in so many seeds runs twice and
 * must do the same again, to the last call of the disk.
 */
final class SimulationSuite implements Suite {
    private static final long STEP = 1_000_000_007L;
    private static final int ONE_IN_TWICE = 20;

    @Override
    public String name() {
        return "simulation";
    }

    @Override
    public String title() {
        return "simulated disk, clock and sink";
    }

    @Override
    public int usualCount() {
        return 100_000;
    }

    @Override
    public void run(Trial trial) {
        final long seed = trial.one().seed() * STEP + trial.one().number();
        final SimulationResult result = SimulationRun.run(seed);
        if (!result.passed()) {
            throw new CaseFailure("simulated seed " + seed + ": " + result.violation());
        }
        if (trial.one().number() % ONE_IN_TWICE == 0) {
            requireSame(result, SimulationRun.run(seed));
            trial.tally().count("seeds that did the same twice");
        }
        trial.tally().count(result.refusal() == null ? "seeds to the end"
            : "seeds that ended with a refusal where what was lost was not owed");
        trial.tally().add(1);
    }

    private static void requireSame(SimulationResult first, SimulationResult second) {
        if (first.digest() != second.digest() || !first.counts().equals(second.counts())) {
            throw new CaseFailure("simulated seed " + first.seed() + " did " + first.counts() + ", then "
                + second.counts());
        }
    }
}
