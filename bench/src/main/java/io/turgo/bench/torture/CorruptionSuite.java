package io.turgo.bench.torture;

import io.turgo.bench.torture.child.Say;
import io.turgo.bench.torture.child.WorkloadBatch;
import io.turgo.bench.torture.input.InputSize;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Damages files of a stopped or killed job and starts it: right outputs, or a refusal with a named reason. A case is
 * twenty copies of one job, each damaged in another way, which are started by one process behind each other; and in
 * front of them one that is whole, which shows how long a start takes on this machine now.
 */
final class CorruptionSuite implements Suite {
    private static final InputSize SIZE = new InputSize(3_000, 500, 2_000, 700);
    private static final int COPIES = 20;
    private static final int PER_SECOND = 4_000;
    private static final int LIVE_MS = 500;
    private static final int MOST_STARTS = 3;
    /** A start may take so much longer than that of the whole copy. */
    private static final long HANGS_MS = 10_000;
    /** What a refusal begins with that only says which exception there was. */
    private static final String UNNAMED = "the engine failed: ";

    @Override
    public String name() {
        return "corruption";
    }

    @Override
    public String title() {
        return "flipped bits, zeroed blocks, truncated and deleted files";
    }

    @Override
    public int usualCount() {
        return 1_000;
    }

    @Override
    public void run(Trial trial) {
        final Job job = Job.in(trial, SIZE);
        prepare(trial, job);
        final List<DamagedCopy> copies = new ArrayList<>();
        copies.add(DamagedCopy.whole(job, trial.directory().resolve("copy-0")));
        for (int i = 1; i <= COPIES; i++) {
            copies.add(DamagedCopy.of(job, trial.directory().resolve("copy-" + i), trial.random()));
        }
        final List<DamagedCopy> recovered = new ArrayList<>();
        try (Child child = Child.start(command(trial, job, copies), trial.directory())) {
            final boolean ended = child.awaitEnd(COPIES * Job.PATIENCE_MS);
            final List<BatchPart> parts = new ArrayList<>();
            for (int i = 0; i <= COPIES; i++) {
                final BatchPart part = BatchPart.of(child, i);
                if (part == null) {
                    throw new CaseFailure((ended ? "exit code " + child.exitCode() : "hangs") + " with copy " + i + ", "
                        + copies.get(i).what() + ": " + child.tail());
                }
                parts.add(part);
            }
            for (int i = 0; i <= COPIES; i++) {
                if (judge(trial, i, copies.get(i), parts)) {
                    recovered.add(copies.get(i));
                }
            }
        }
        job.verify(recovered.stream().map(DamagedCopy::output).toList());
        trial.tally().add(COPIES);
    }

    private static void prepare(Trial trial, Job job) {
        final int starts = 1 + trial.below(MOST_STARTS);
        for (int i = 0; i < starts; i++) {
            final boolean kill = i < starts - 1 || trial.random().nextBoolean();
            try (Child child = job.start(job.draw(), PER_SECOND)) {
                child.awaitLive(Job.PATIENCE_MS);
                if (child.awaitEnd(kill ? trial.below(LIVE_MS) : Job.PATIENCE_MS)) {
                    job.requireEnd(child);
                }
                child.kill();
            }
        }
    }

    private static List<String> command(Trial trial, Job job, List<DamagedCopy> copies) {
        final List<String> arguments = new ArrayList<>();
        for (final DamagedCopy copy : copies) {
            arguments.addAll(job.settings(job.draw(), 0, true, copy.data(), copy.output()).arguments());
            arguments.add(WorkloadBatch.NEXT);
        }
        return new JvmCommand(trial.jdk(), List.of(), WorkloadBatch.class, arguments).words();
    }

    /** Whether it has recovered; it is then for the verifier. */
    private static boolean judge(Trial trial, int number, DamagedCopy copy, List<BatchPart> parts) {
        final BatchPart part = parts.get(number);
        final String where = "copy " + number + ", " + copy.what() + ": ";
        final long longerMs = TimeUnit.NANOSECONDS.toMillis(part.startedNs() - parts.get(0).startedNs());
        trial.tally().most("ms longer to start or refuse than the whole copy", longerMs);
        if (longerMs >= HANGS_MS) {
            throw new CaseFailure(where + "not live and not refused for " + longerMs + " ms longer than the whole one");
        }
        final String refused = part.text(Say.REFUSED);
        final String ended = part.text(Say.ENDED);
        if (part.text(Say.UNFORESEEN) != null || refused != null && refused.contains(UNNAMED)
            || refused == null && ended == null) {
            throw new CaseFailure(where + "not refused by name: " + part.lines());
        }
        if (ended == null && number == 0) {
            throw new CaseFailure("the whole copy is refused: " + part.lines());
        }
        if (ended == null) {
            trial.tally().count("refused");
            return false;
        }
        if (refused == null && !ended.equals(part.text(Say.REPLAYED))) {
            throw new CaseFailure(where + "state or outputs differ from those of a full replay: " + part.lines());
        }
        if (number > 0) {
            trial.tally().count(refused == null ? "recovered" : "recovered, with a journal that a replay refuses");
        }
        return true;
    }
}
