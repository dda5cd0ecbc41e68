package io.turgo.bench.torture;

import io.turgo.bench.torture.input.InputSize;
import io.turgo.frame.Durability;
import java.nio.file.Path;

/**
 * Cuts the power of the disk with the data directory, at durability {@code disk}: all that was not forced is gone. The
 * outputs are on the same disk in one half of the cases; in the other they are on one whose power is not cut, so that
 * whatever was released is seen, and the engine must know all of it again.
 */
final class PowerCutSuite implements Suite {
    private static final InputSize SIZE = new InputSize(5_000, 700, 3_000, 1_200);
    private static final int PER_SECOND = 2_500;
    private static final int LIVE_MS = 800;
    private static final int MOST_CUTS = 3;

    @Override
    public String name() {
        return "powercut";
    }

    @Override
    public String title() {
        return "power cut, all data past the last force gone";
    }

    @Override
    public int usualCount() {
        return 50;
    }

    @Override
    public String unavailable(Stage stage) {
        return Mount.unavailable(stage.directory());
    }

    @Override
    public void run(Trial trial) {
        try (PowerImage disk = new PowerImage(trial.directory())) {
            final boolean outside = trial.random().nextBoolean();
            final Path outputs = (outside ? trial.directory() : disk.path()).resolve("output");
            final Job job = Job.onDisk(trial, SIZE, disk.path(), outputs, Durability.DISK);
            final int cuts = 1 + trial.below(MOST_CUTS);
            for (int i = 0; i < cuts; i++) {
                cut(trial, disk, job);
            }
            trial.tally().count(outside ? "jobs with outputs elsewhere" : "jobs with outputs on the disk");
            job.finishAndVerify();
        }
    }

    private static void cut(Trial trial, PowerImage disk, Job job) {
        try (Child child = job.start(job.draw(), PER_SECOND)) {
            if (!child.awaitLive(Job.PATIENCE_MS) || child.liveNs() < 0) {
                throw new CaseFailure("not live: " + child.tail());
            }
            if (child.awaitEnd(trial.below(LIVE_MS))) {
                job.requireEnd(child);
            }
            trial.tally().recovered(child.liveNs(), child.outputNs());
            trial.tally().count(disk.cut(child) ? "cuts that lost what was not forced" : "cuts that lost nothing");
            trial.tally().add(1);
        }
    }
}
