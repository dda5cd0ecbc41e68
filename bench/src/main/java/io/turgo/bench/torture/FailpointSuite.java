package io.turgo.bench.torture;

import io.turgo.bench.torture.child.Say;
import io.turgo.bench.torture.input.InputSize;
import io.turgo.failpoint.Failpoint;
import java.util.ArrayList;
import java.util.List;

/**
 * Halts the process again and again at the k-th passage of a failpoint, in first runs and in recoveries; some halts are
 * at one of the first passages after the halt before: double crashes.
 */
final class FailpointSuite implements Suite {
    private static final InputSize SIZE = new InputSize(12_000, 1_600, 8_000, 3_000);
    private static final int PER_SECOND = 6_000;
    private static final int MOST_HALTS = 10;
    private static final int ONE_IN_DOUBLE = 4;
    private static final int ONE_IN_LATE = 4;
    private static final int FEW = 3;

    private final Passages passages = new Passages();

    @Override
    public String name() {
        return "failpoints";
    }

    @Override
    public String title() {
        return "halt at the k-th passage of a failpoint, recovery and double crashes included";
    }

    @Override
    public int usualCount() {
        return 1_200;
    }

    @Override
    public void run(Trial trial) {
        final Job job = Job.in(trial, SIZE);
        final List<Passages.Passed> places = passages.counted(() -> count(trial));
        final int halts = 1 + trial.below(MOST_HALTS);
        boolean ended = false;
        if (trial.random().nextBoolean()) {
            killBehindCheckpoint(job);
        }
        boolean crashed = false;
        for (int i = 0; i < halts; i++) {
            final boolean isDouble = crashed && trial.below(ONE_IN_DOUBLE) == 0;
            crashed = halt(trial, job, places, ended || isDouble);
            ended |= !crashed;
            if (crashed) {
                trial.tally().add(1);
                trial.tally().count(isDouble ? "double crashes" : "crashes");
            }
        }
        job.finishAndVerify();
    }

    /** Recoveries pass some places only where there is a checkpoint. */
    private static void killBehindCheckpoint(Job job) {
        try (Child child = job.start(job.draw(), PER_SECOND)) {
            child.awaitLive(Job.PATIENCE_MS);
            job.awaitCheckpoint(child);
            child.kill();
        }
    }

    /** What a first run and a second one behind a kill pass. */
    private static List<String> count(Trial trial) {
        final Job job = Job.in(trial.nested("count"), SIZE);
        final List<String> lines = new ArrayList<>();
        try (Child first = job.start(job.draw(), PER_SECOND)) {
            first.awaitLive(Job.PATIENCE_MS);
            first.kill();
        }
        try (Child second = job.start(job.draw(), PER_SECOND, Passages.countingFlag())) {
            job.requireEnd(second);
            lines.addAll(second.all(Say.PASSED));
        }
        return lines;
    }

    /**
     * Starts the job so that it halts somewhere; whether it did.
     *
     * @param early whether at one of the first passages: a job that is through passes most places but a few times
     */
    private static boolean halt(Trial trial, Job job, List<Passages.Passed> places, boolean early) {
        final Passages.Passed place = places.get(trial.below(places.size()));
        final boolean soon = early || trial.below(ONE_IN_LATE) != 0;
        final long k = 1 + (long) (trial.random().nextDouble() * (soon ? Math.min(FEW, place.times()) : place.times()));
        try (Child child = job.start(job.draw(), PER_SECOND, Passages.haltingFlag(place.name(), k))) {
            if (!child.awaitEnd(Job.PATIENCE_MS)) {
                throw new CaseFailure("not done after " + Job.PATIENCE_MS + " ms, to halt at " + place.name() + ':' + k
                    + ": " + child.tail());
            }
            if (child.exitCode() == Failpoint.EXIT_CODE) {
                trial.tally().count(place.name());
                return true;
            }
            job.requireEnd(child);
            trial.tally().count("not reached");
            return false;
        }
    }
}
