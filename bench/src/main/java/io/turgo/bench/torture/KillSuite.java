package io.turgo.bench.torture;

import io.turgo.bench.torture.input.InputSize;

/**
 * Kills the process again and again at random moments, while it starts, recovers and runs. One start of a job, or none,
 * is not killed before it has made a checkpoint, from which those behind it recover.
 */
final class KillSuite implements Suite {
    private static final InputSize SIZE = new InputSize(12_000, 1_600, 8_000, 3_000);
    private static final int MOST_KILLS = 10;
    private static final int PER_SECOND = 3_000;
    /** A start is killed within so long of being live, or before that. */
    private static final int LIVE_MS = 500;
    private static final int ONE_IN_EARLY = 4;

    @Override
    public String name() {
        return "kill";
    }

    @Override
    public String title() {
        return "kill -9 at random moments";
    }

    @Override
    public int usualCount() {
        return 1_000;
    }

    @Override
    public void run(Trial trial) {
        final Job job = Job.in(trial, SIZE);
        final int kills = 1 + trial.below(MOST_KILLS);
        final int checkpointed = trial.below(kills + 1);
        long usualLiveMs = 500;
        for (int i = 0; i < kills; i++) {
            final boolean restored = job.hasCheckpoint();
            try (Child child = job.start(job.draw(), PER_SECOND)) {
                final boolean early = i != checkpointed && trial.below(ONE_IN_EARLY) == 0;
                final int delayMs = early ? trial.below((int) usualLiveMs) : trial.below(LIVE_MS);
                if (!early && !child.awaitLive(Job.PATIENCE_MS)) {
                    throw new CaseFailure("start " + i + " is not live: " + child.tail());
                }
                if (i == checkpointed) {
                    job.awaitCheckpoint(child);
                }
                if (child.awaitEnd(delayMs) || !child.kill()) {
                    job.requireEnd(child);
                    trial.tally().count("ends before a kill");
                    break;
                }
                trial.tally().count(child.liveNs() < 0 ? "kills before live" : "kills while live");
                trial.tally().add(1);
                if (restored) {
                    trial.tally().count("kills of starts that had a checkpoint");
                }
                if (child.liveNs() >= 0) {
                    trial.tally().recovered(child.liveNs(), child.outputNs());
                    usualLiveMs = Math.max(1, child.liveNs() / 1_000_000);
                }
            }
        }
        job.finishAndVerify();
    }
}
