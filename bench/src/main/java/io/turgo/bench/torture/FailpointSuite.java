package io.turgo.bench.torture;

import io.turgo.bench.torture.child.Say;
import io.turgo.bench.torture.input.InputSize;
import io.turgo.failpoint.Failpoint;
import java.util.ArrayList;
import java.util.List;
import java.util.StringJoiner;

/**
 * Halts the process again and again at the k-th passage of a failpoint, in first runs and in recoveries; some halts are
 * at one of the first passages after the halt before: double crashes. A start that does not come to its place soon is
 * killed, so that there is input left for the next one.
 */
final class FailpointSuite implements Suite {
    private static final InputSize SIZE = new InputSize(36_000, 1_600, 24_000, 3_000);
    private static final int PER_SECOND = 6_000;
    private static final int MOST_HALTS = 20;
    /** A start that is live has so long to come to its place. */
    private static final int LIVE_MS = 800;
    private static final int ONE_IN_DOUBLE = 4;
    private static final int ONE_IN_LATE = 4;
    private static final int FEW = 3;
    /** Of so many places drawn, the first to be reached halts: any one may need what this start does not do. */
    private static final int PLACES = 3;

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
        if (trial.random().nextBoolean()) {
            killBehindCheckpoint(job);
        }
        End before = End.KILLED;
        for (int i = 0; i < halts; i++) {
            final boolean isDouble = before == End.HALTED && trial.below(ONE_IN_DOUBLE) == 0;
            final boolean wasThrough = before == End.THROUGH;
            before = halt(trial, job, places, wasThrough || isDouble);
            if (before == End.HALTED) {
                trial.tally().add(1);
                trial.tally().count(isDouble ? "double crashes" : "crashes");
            } else if (wasThrough) {
                break;
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

    /** How a start came to its end. */
    private enum End {
        HALTED, KILLED, THROUGH
    }

    /**
     * Starts the job so that it halts at one of several places, which comes first.
     *
     * @param early whether at one of the first passages: a job that is through passes most places but a few times
     */
    private static End halt(Trial trial, Job job, List<Passages.Passed> places, boolean early) {
        final StringJoiner drawn = new StringJoiner(",");
        for (int i = 0; i < PLACES; i++) {
            drawn.add(draw(trial, places, early));
        }
        try (Child child = job.start(job.draw(), PER_SECOND, Passages.haltingFlag(drawn.toString()))) {
            if (!child.awaitLive(Job.PATIENCE_MS)) {
                throw new CaseFailure("not live after " + Job.PATIENCE_MS + " ms, to halt at " + drawn + ": "
                    + child.tail());
            }
            if (!child.awaitEnd(LIVE_MS) && child.kill()) {
                trial.tally().count("not reached, killed");
                return End.KILLED;
            }
            final Failpoint halted = Failpoint.haltedWith(child.exitCode());
            if (halted != null) {
                trial.tally().count(halted.name());
                return End.HALTED;
            }
            job.requireEnd(child);
            trial.tally().count("not reached, through");
            return End.THROUGH;
        }
    }

    private static String draw(Trial trial, List<Passages.Passed> places, boolean early) {
        final Passages.Passed place = places.get(trial.below(places.size()));
        final boolean soon = early || trial.below(ONE_IN_LATE) != 0;
        final long most = soon ? Math.min(FEW, place.times()) : place.times();
        return place.name() + ':' + (1 + (long) (trial.random().nextDouble() * most));
    }
}
