package io.turgo.bench.checkpoints;

import io.turgo.bench.torture.Child;
import io.turgo.bench.torture.child.Say;
import io.turgo.error.EngineException;
import java.io.File;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Kills a process that runs the job, at the worst moment for its recovery, and starts it again, on one journal that is
 * made long at first. One thread.
 */
public final class Kills implements AutoCloseable {
    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;
    private static final long POLL_NS = TimeUnit.MILLISECONDS.toNanos(1);
    private static final long PATIENCE_NS = TimeUnit.MINUTES.toNanos(60);
    /** Of the time that a checkpoint takes: it is then about to be published, and all that is behind the one before
     * must be replayed. */
    private static final double NEARLY_MADE = 0.9;

    private final StatefulJob job;
    private final Path directory;
    private Child child;
    private int seen;

    /**
     * What a restart came to.
     *
     * @param outputNs      from the start of the process to its first new output, as its parent saw it
     * @param engineLiveNs  from the start of the engine to the first live record, as it says
     * @param engineNs      from the start of the engine to the first new output, as it says
     * @param replayed      how many events were behind the checkpoint
     */
    public record Restart(long outputNs, long engineLiveNs, long engineNs, long replayed) {
    }

    /** @param directory for the job's files; empty */
    public Kills(StatefulJob job, Path directory) {
        this.job = job;
        this.directory = directory.toAbsolutePath();
    }

    /**
     * Starts the first process and waits until its journal is so long, and a checkpoint has been begun and made at the
     * fixed rate.
     */
    public void fill(long journalBytes) {
        start(journalBytes);
        await("a journal of " + journalBytes + " bytes", () -> !child.all(Say.FILLED).isEmpty());
        seen = child.all(Say.CHECKPOINT).size() + 1;
    }

    /** Kills the process and starts another; gives how long that one took to its first new output. */
    public Restart restart() {
        killAtTheWorst();
        start(0);
        await("a first output", () -> !child.all(Say.RECOVERED).isEmpty());
        final String[] said = child.last(Say.RECOVERED).split(" ");
        return new Restart(child.outputNs(), Long.parseLong(said[0]), Long.parseLong(said[1]),
            Long.parseLong(said[2]));
    }

    /**
     * Kills the process once more, lets the last one come to a clean end and holds all that has left against the naive
     * reference.
     *
     * @return how long the journal is, in bytes
     * @throws IllegalStateException if anything is missing, or there twice
     */
    public long finish() {
        killAtTheWorst();
        start(-1);
        if (!child.awaitEnd(TimeUnit.NANOSECONDS.toMillis(PATIENCE_NS)) || child.exitCode() != 0) {
            throw failure("does not come to a clean end");
        }
        final String[] said = child.last(Say.ENDED).split(" ");
        job.requireOutputs(directory, Long.parseLong(said[0]), "the process that was killed");
        return Long.parseLong(said[1]);
    }

    private void start(long fillBytes) {
        close();
        final List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of("-cp", absolute(System.getProperty("java.class.path")), Victim.class.getName()));
        command.addAll(Victim.arguments(job, fillBytes, directory));
        child = Child.start(command, directory);
        seen = 0;
    }

    private static String absolute(String classPath) {
        final List<String> entries = new ArrayList<>();
        for (final String entry : classPath.split(File.pathSeparator)) {
            entries.add(Path.of(entry).toAbsolutePath().toString());
        }
        return String.join(File.pathSeparator, entries);
    }

    private void killAtTheWorst() {
        await("a checkpoint", () -> child.all(Say.CHECKPOINT).size() > seen);
        final long tookNs = Long.parseLong(child.last(Say.CHECKPOINT));
        final long moment = CLOCK.nanoTime() + TimeUnit.MILLISECONDS.toNanos(job.intervalMs())
            + (long) (tookNs * NEARLY_MADE);
        while (CLOCK.nanoTime() < moment) {
            LockSupport.parkNanos(POLL_NS);
        }
        if (!child.kill()) {
            throw failure("has ended by itself with exit code " + child.exitCode());
        }
    }

    private void await(String what, BooleanSupplier condition) {
        final long deadlineNs = CLOCK.nanoTime() + PATIENCE_NS;
        while (!condition.getAsBoolean()) {
            if (CLOCK.nanoTime() > deadlineNs) {
                throw failure("has not come to " + what + " in " + TimeUnit.NANOSECONDS.toSeconds(PATIENCE_NS) + " s");
            }
            if (child.awaitEnd(1)) {
                throw failure("ended with exit code " + child.exitCode() + ", without " + what);
            }
        }
    }

    private EngineException failure(String what) {
        return new EngineException("the process that is killed and restarted " + what + ": " + child.tail());
    }

    @Override
    public void close() {
        if (child != null) {
            child.close();
        }
    }
}
