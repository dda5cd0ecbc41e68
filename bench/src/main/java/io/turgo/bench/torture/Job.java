package io.turgo.bench.torture;

import io.turgo.bench.torture.child.Say;
import io.turgo.bench.torture.child.Workload;
import io.turgo.bench.torture.child.WorkloadSettings;
import io.turgo.bench.torture.input.InputFiles;
import io.turgo.bench.torture.input.InputSize;
import io.turgo.bench.torture.verifier.Verifier;
import io.turgo.engine.ThreadPlan;
import io.turgo.error.EnvironmentException;
import io.turgo.frame.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * One workload from its first start to the verdict: input, data directory and outputs, and what is the same for all its
 * starts. JDK, thread plan and size of frames change from start to start. One thread.
 */
final class Job {
    /** How long a start may take to be live, and what is left of the input to be done. */
    static final long PATIENCE_MS = 120_000;

    private static final int NORMAL_FRAME_BYTES = 64 * 1024;
    private static final int CHECKPOINT_MS = 200;
    private static final int POLL_MS = 10;
    private static final long SMALL_FILE = 1 << 20;
    private static final long LARGE_FILE = 64 << 20;

    private final Trial trial;
    private final Path input;
    private final Path data;
    private final Path output;
    private final Durability durability;
    private final long fileBytes;
    private final long records;
    private boolean prunes;

    /**
     * Writes the input.
     *
     * @param data       where the engine has its data directory
     * @param output     where outputs go
     * @param durability what released outputs survive
     * @param fileBytes  the size of a journal file
     */
    private Job(Trial trial, InputSize size, Path data, Path output, Durability durability, long fileBytes) {
        this.trial = trial;
        this.data = data;
        this.output = output;
        this.durability = durability;
        input = trial.directory().resolve("input");
        records = (long) size.orders() + size.payments();
        this.fileBytes = fileBytes;
        try {
            Files.createDirectories(input);
        } catch (final IOException e) {
            throw new EnvironmentException("cannot make " + input + ": " + e, e);
        }
        InputFiles.write(input, trial.random(), size);
    }

    /** A job with all its files below the case's directory. */
    static Job in(Trial trial, InputSize size) {
        return new Job(trial, size, trial.directory().resolve("data"), trial.directory().resolve("output"),
            trial.oneOf(Durability.PROCESS, Durability.DISK), trial.oneOf(SMALL_FILE, SMALL_FILE, LARGE_FILE));
    }

    /** A job whose data directory is on a small disk. */
    static Job onDisk(Trial trial, InputSize size, Path disk, Path output, Durability durability) {
        return new Job(trial, size, disk.resolve("data"), output, durability, SMALL_FILE);
    }

    /** Such a job whose journal is pruned as far as it may be; its files are small. */
    static Job pruned(Trial trial, InputSize size) {
        final Path directory = trial.directory();
        final Job job = new Job(trial, size, directory.resolve("data"), directory.resolve("output"),
            trial.oneOf(Durability.PROCESS, Durability.DISK), SMALL_FILE);
        job.prunes = true;
        return job;
    }

    /** How many records the input has. */
    long records() {
        return records;
    }

    Path data() {
        return data;
    }

    Path output() {
        return output;
    }

    /** Draws how the next start runs. */
    Start draw() {
        return new Start(trial.jdk(),
            trial.oneOf(ThreadPlan.FUSED, ThreadPlan.FUSED, ThreadPlan.PIPELINED, ThreadPlan.sharded(2)),
            trial.oneOf(NORMAL_FRAME_BYTES, Start.TINY_FRAME_BYTES));
    }

    /**
     * Starts the workload.
     *
     * @param perSecond new records of each source per second, 0 for as fast as they are taken
     * @param flags     more JVM flags
     */
    Child start(Start how, int perSecond, String... flags) {
        return Child.start(command(how, perSecond, false, flags), trial.directory());
    }

    /**
     * The command that starts the workload.
     *
     * @param replay whether it replays the journal behind its end
     */
    List<String> command(Start how, int perSecond, boolean replay, String... flags) {
        return new JvmCommand(how.jdk(), List.of(flags), Workload.class,
            settings(how, perSecond, replay, data, output).arguments()).words();
    }

    /** The settings of a start on this data directory and these outputs, which may be copies. */
    WorkloadSettings settings(Start how, int perSecond, boolean replay, Path dataCopy, Path outputCopy) {
        return new WorkloadSettings(input, dataCopy, outputCopy, durability, how.threads(), how.frameBytes(), fileBytes,
            CHECKPOINT_MS, prunes, perSecond, replay);
    }

    /**
     * Starts it a last time, lets it come to its end, and has everything proven: outputs by the verifier, state and
     * outputs by a replay of the whole journal, unless that is pruned.
     */
    void finishAndVerify() {
        try (Child child = Child.start(command(draw(), 0, !prunes), trial.directory())) {
            requireEnd(child);
            if (!"0".equals(child.last(Say.RESTORED))) {
                trial.tally().count("last starts from a checkpoint");
            }
            trial.tally().recovered(child.liveNs(), child.outputNs());
            if (!prunes) {
                requireSame(child.last(Say.ENDED), child.last(Say.REPLAYED));
            }
        }
        verify(List.of(output));
    }

    private static void requireSame(String ended, String replayed) {
        if (ended == null || !ended.equals(replayed)) {
            throw new CaseFailure("the hashes of state and outputs are `" + ended + "` at the end, but `" + replayed
                + "` after a full replay");
        }
    }

    /** Whether a checkpoint has been published: a start has something to go on from. */
    boolean hasCheckpoint() {
        return Files.exists(data.resolve("checkpoints/a/manifest"))
            || Files.exists(data.resolve("checkpoints/b/manifest"));
    }

    /** Lets a start that is live run until there is a checkpoint, or its input is used up. */
    void awaitCheckpoint(Child child) {
        for (int waitedMs = 0; !hasCheckpoint() && waitedMs < PATIENCE_MS; waitedMs += POLL_MS) {
            if (child.awaitEnd(POLL_MS)) {
                return;
            }
        }
    }

    /** Waits for a clean end. */
    void requireEnd(Child child) {
        if (!child.awaitEnd(PATIENCE_MS)) {
            throw new CaseFailure("not done after " + PATIENCE_MS + " ms: " + child.tail());
        }
        if (child.exitCode() != 0) {
            throw new CaseFailure("ended with exit code " + child.exitCode() + ": " + child.tail());
        }
    }

    /** Compares outputs with what the input must come to, in a process of its own. */
    void verify(List<Path> outputs) {
        final List<String> arguments = new ArrayList<>();
        arguments.add(input.toString());
        outputs.forEach(each -> arguments.add(each.toString()));
        final JvmCommand command =
            new JvmCommand(trial.stage().jdks().get(0), List.of(), Verifier.class, arguments);
        try (Child verifier = Child.start(command.words(), trial.directory())) {
            if (!verifier.awaitEnd(PATIENCE_MS) || verifier.exitCode() != 0) {
                throw new CaseFailure("the verifier says: " + verifier.tail());
            }
        }
    }
}
