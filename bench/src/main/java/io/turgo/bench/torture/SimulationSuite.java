package io.turgo.bench.torture;

import io.turgo.bench.simulation.SimulationResult;
import io.turgo.bench.simulation.SimulationRun;

/**
 * Deterministic simulation in this process: a case is a seed, which is the run's seed and the case's number. One in so
 * many seeds runs twice and must do the same again, to the last call of the disk.
 */
final class SimulationSuite implements Suite {
    private static final int USUAL_COUNT = 100_000;
    private static final int ONE_IN_TWICE = 20;

    @Override
    public String name() {
        return "simulation";
    }

    @Override
    public String title() {
        return "an engine on a simulated disk and clock, through crashes, loss of power, errors, full disks and sinks "
            + "that do not tell";
    }

    @Override
    public int usualCount() {
        return USUAL_COUNT;
    }

    @Override
    public void run(Trial trial) {
        final long seed = trial.one().seed() + trial.one().number();
        final SimulationResult result;
        final MutedErrors muted = MutedErrors.mute();
        try {
            result = SimulationRun.run(seed);
            if (result.passed() && trial.one().number() % ONE_IN_TWICE == 0) {
                requireSame(result, SimulationRun.run(seed));
                trial.tally().count("seeds that did the same twice", 1);
            }
        } finally {
            muted.close();
        }
        result.counts().forEach(trial.tally()::count);
        if (result.refusal() != null) {
            trial.tally().count("refused to start after what was not owed", 1);
        }
        trial.tally().add(1);
        if (!result.passed()) {
            throw new CaseFailure(line(result));
        }
    }

    private static void requireSame(SimulationResult first, SimulationResult second) {
        if (first.digest() != second.digest() || !first.counts().equals(second.counts())) {
            throw new CaseFailure("simulated seed " + first.seed() + " did " + first.counts() + ", then "
                + second.counts());
        }
    }

    /** What went wrong, and how to see it again. */
    static String line(SimulationResult result) {
        return result.violation() + "; repeat: ./turgo torture --suite simulation --seed " + result.seed()
            + " --count 1";
    }
}
