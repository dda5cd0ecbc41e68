package io.turgo.bench.torture;

import io.turgo.bench.simulation.SimulationResult;
import io.turgo.bench.simulation.SimulationRun;

/** Deterministic simulation in this process: a case is a seed, which is the run's seed and the case's number. */
final class SimulationSuite implements Suite {
    private static final int USUAL_COUNT = 100_000;

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
        final SimulationResult result;
        try (MutedErrors muted = MutedErrors.mute()) {
            result = SimulationRun.run(trial.one().seed() + trial.one().number());
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

    /** What went wrong, and how to see it again. */
    static String line(SimulationResult result) {
        return result.violation() + "; repeat: ./turgo torture --suite simulation --seed " + result.seed()
            + " --count 1";
    }
}
