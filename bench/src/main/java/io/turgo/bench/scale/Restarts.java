package io.turgo.bench.scale;

import io.turgo.bench.report.Axis;
import io.turgo.bench.scale.job.Job;

/** What the two curves of recovery measure. */
final class Restarts {
    static final Axis AXIS = new Axis("ms since the start", true);
    static final String OUTPUT = "to the first new output";

    private static final String OPENED = "to the open journal";
    private static final String REPLAYED = "to the end of the replay";

    private Restarts() {
    }

    /** Writes a journal and restarts on it. */
    static void measure(Bench bench, Job job, long events, double x, Results results) {
        try (StoredJournal journal = new StoredJournal(bench.setting(), job, events)) {
            final StoredJournal.Restart restart = journal.restart();
            results.add(OPENED, x, restart.opened());
            results.add(REPLAYED, x, restart.replayed());
            results.add(OUTPUT, x, restart.output());
        }
    }

    static double elapsedMs(Sample sample) {
        return sample.elapsedNs() / 1e6;
    }
}
