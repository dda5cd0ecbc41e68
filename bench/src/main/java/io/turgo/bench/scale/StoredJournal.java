package io.turgo.bench.scale;

import io.turgo.bench.report.Workspace;
import io.turgo.bench.scale.job.Job;
import io.turgo.bench.scale.job.JobRun;
import io.turgo.counters.EngineCounter;
import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.journal.ChronicleJournal;
import java.nio.file.Path;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * A journal of a job's first events, cleanly closed with the input still open, in a directory of its own that is
 * deleted with it. What is read back is held against the naive reference. One thread.
 */
final class StoredJournal implements AutoCloseable {
    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;

    private final Job job;
    private final long events;
    private final Workspace workspace;
    private final long sizeBytes;

    /** Writes the journal. */
    StoredJournal(Setting setting, Job job, long events) {
        this.job = job;
        this.events = events;
        workspace = new Workspace(setting.directory());
        sizeBytes = write();
    }

    private long write() {
        try (JobRun run = new JobRun(job, Engine.context().journal(ChronicleJournal.open(workspace.path())))) {
            run.publish(0, events);
            return run.finish().journalBytes();
        } catch (final RuntimeException e) {
            workspace.close();
            throw e;
        }
    }

    /** Sends the journal through the job's pipeline, and no live event. */
    Sample replay() {
        final Path path = workspace.path();
        final IntakeTime intake = new IntakeTime();
        final Job.Definition definition = job.define();
        final long startNs = CLOCK.nanoTime();
        final EngineResult result = Engine.replay(definition.pipeline(),
            intake.watch(Engine.context().journal(ChronicleJournal.openReadOnly(path))), Long.MAX_VALUE);
        final long elapsedNs = CLOCK.nanoTime() - startNs;
        definition.found().requireSame(job.expected(events, false), "the replay");
        return new Sample(events, elapsedNs, intake.usedNs(), intake.usedNs(), result.journalBytes(), 0, 0, 0);
    }

    /**
     * Opens the journal, starts an engine on it and publishes one event and the end of the input, at which the open
     * windows fire; once.
     */
    Restart restart() {
        final long threadNs = ThreadClock.ownNs();
        final long startNs = CLOCK.nanoTime();
        final ChronicleJournal journal = ChronicleJournal.open(workspace.path());
        final long openedNs = CLOCK.nanoTime();
        final long openCpuNs = ThreadClock.ownNs() - threadNs;
        final IntakeTime intake = new IntakeTime();
        try (JobRun run = new JobRun(job, intake.watch(Engine.context().journal(journal)))) {
            final long replayedNs = CLOCK.nanoTime();
            run.publish(events, events + 1);
            run.endOfInput();
            run.drain();
            final long outputNs = CLOCK.nanoTime();
            final long stateRows = run.value(EngineCounter.STATE_ROWS);
            final long stateBytes = run.value(EngineCounter.STATE_BYTES);
            run.finish();
            run.found().requireSame(job.expected(events + 1, true), "the restarted engine");
            return new Restart(
                sample(openedNs - startNs, openCpuNs, stateRows, stateBytes),
                sample(replayedNs - startNs, openCpuNs + intake.usedNs(), stateRows, stateBytes),
                sample(outputNs - startNs, openCpuNs + intake.usedNs(), stateRows, stateBytes));
        }
    }

    private Sample sample(long elapsedNs, long cpuNs, long stateRows, long stateBytes) {
        return new Sample(events, elapsedNs, cpuNs, cpuNs, sizeBytes, 0, stateRows, stateBytes);
    }

    @Override
    public void close() {
        workspace.close();
    }

    /**
     * How long a restart took, each from its beginning.
     *
     * @param opened   until the journal was open
     * @param replayed until the engine took live events
     * @param output   until the first new outputs had come out
     */
    record Restart(Sample opened, Sample replayed, Sample output) {
    }

    /** The processor time of an engine's intake thread from its start to the end of its replay. */
    private static final class IntakeTime {
        private volatile long usedNs;

        Context watch(Context context) {
            return context.onReplay((done, total) -> {
                if (done >= total) {
                    usedNs = ThreadClock.ownNs();
                }
            });
        }

        long usedNs() {
            return usedNs;
        }
    }
}
