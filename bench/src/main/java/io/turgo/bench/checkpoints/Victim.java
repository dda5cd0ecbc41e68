package io.turgo.bench.checkpoints;

import io.turgo.bench.scale.job.JobRun;
import io.turgo.bench.torture.child.ParentWatch;
import io.turgo.bench.torture.child.Say;
import io.turgo.counters.EngineCounter;
import io.turgo.engine.EngineResult;
import io.turgo.error.TurgoException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * The main program of the process that is killed: goes on where the journal ends, fills it up if it is to, and then
 * publishes at the fixed rate until it is killed; or, as the last one, comes to a clean end.
 */
public final class Victim {
    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;
    private static final double SECOND_NS = 1e9;
    private static final int CHUNK = 1 << 14;
    private static final long BURST_NS = TimeUnit.MILLISECONDS.toNanos(1);

    private final StatefulJob job;
    private final Path directory;
    private final long fillBytes;
    private long next;
    private long checkpoints;
    private boolean outputSeen;

    private Victim(String... args) {
        job = new StatefulJob(Integer.parseInt(args[0]), Integer.parseInt(args[1]), Integer.parseInt(args[2]),
            Integer.parseInt(args[3]));
        fillBytes = Long.parseLong(args[4]);
        directory = Path.of(args[5]);
    }

    /**
     * The arguments of {@link #main}.
     *
     * @param fillBytes how long the journal is to be before the fixed rate begins, in bytes; negative to end at once
     */
    static List<String> arguments(StatefulJob job, long fillBytes, Path directory) {
        return List.of(Integer.toString(job.keys()), Integer.toString(job.words()),
            Integer.toString(job.intervalMs()), Integer.toString(job.eventsPerSecond()), Long.toString(fillBytes),
            directory.toString());
    }

    /**
     * Runs until it is killed.
     *
     * @param args of {@link #arguments}
     */
    public static void main(String[] args) {
        ParentWatch.start();
        try {
            new Victim(args).run();
            System.exit(0);
        } catch (final TurgoException e) {
            System.err.println(e.getMessage());
            System.exit(e.exitCode());
        }
    }

    private void run() {
        try (JobRun run = job.start(directory, true, sequence -> { })) {
            Say.LIVE.sayUptime();
            next = run.next();
            if (fillBytes < 0) {
                end(run);
                return;
            }
            fill(run);
            pace(run);
        }
    }

    private void end(JobRun run) {
        final EngineResult result = run.finish();
        Say.ENDED.say(result.journalRecords(), result.journalBytes());
    }

    private void fill(JobRun run) {
        while (run.value(EngineCounter.JOURNAL_BYTES) < fillBytes) {
            run.publish(next, next + CHUNK);
            next += CHUNK;
        }
        Say.FILLED.say(run.value(EngineCounter.JOURNAL_BYTES));
    }

    /** What has become due is published at each turn. */
    private void pace(JobRun run) {
        final long startNs = CLOCK.nanoTime();
        final long first = next;
        while (true) {
            final long due = first + 1 + (long) ((CLOCK.nanoTime() - startNs) / SECOND_NS * job.eventsPerSecond());
            run.publish(next, due);
            next = due;
            tell(run);
            LockSupport.parkNanos(BURST_NS);
        }
    }

    private void tell(JobRun run) {
        if (!outputSeen && run.value(EngineCounter.FIRST_OUTPUT_NS) > 0) {
            outputSeen = true;
            Say.OUTPUT.sayUptime();
            Say.RECOVERED.say(run.value(EngineCounter.RECOVERY_NS), run.value(EngineCounter.FIRST_OUTPUT_NS),
                run.value(EngineCounter.REPLAYED_EVENTS));
        }
        final long made = run.value(EngineCounter.CHECKPOINTS);
        if (made > checkpoints) {
            checkpoints = made;
            Say.CHECKPOINT.say(run.value(EngineCounter.CHECKPOINT_NS));
        }
    }
}
