package io.turgo.bench.scale;

import io.turgo.bench.report.Workspace;
import io.turgo.bench.scale.job.Job;
import io.turgo.bench.scale.job.JobRun;
import io.turgo.counters.EngineCounter;
import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.engine.Idle;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Measures a job in a new engine: a warm-up, then stretches of events as fast as they go through, until some in a
 * row, with the JVM's compilers at rest, have not been better than the best before them, which counts; at the end what
 * was found is held against the naive reference. One thread.
 */
final class LiveRun {
    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;

    /** A stretch that takes less than this part of the best before it shows that there may be better ones to come. */
    private static final double IMPROVEMENT = 0.95;

    private final Compilers compilers = new Compilers();
    private final Setting setting;
    private final Context context = Engine.context().idle(Idle.BACKOFF);
    private JournalSettings journal;
    private int stretchEvents;
    private Sample firstPass;

    /** A run without a journal. */
    LiveRun(Setting setting) {
        this.setting = setting;
        stretchEvents = setting.stretchEvents();
    }

    /** With a journal. */
    LiveRun journaled(JournalSettings settings) {
        journal = settings;
        return this;
    }

    /** With stretches of so many events. */
    LiveRun stretchEvents(int events) {
        stretchEvents = events;
        return this;
    }

    /** To be set otherwise before {@link #measure}; has a waiting strategy that costs little while nothing comes. */
    Context context() {
        return context;
    }

    /** Does the job and gives the best stretch. */
    Sample measure(Job job) {
        try (Workspace workspace = new Workspace(setting.directory())) {
            if (journal != null) {
                context.journal(ChronicleJournal.open(workspace.path(), journal));
            }
            try (JobRun run = new JobRun(job, context)) {
                return measure(run);
            }
        }
    }

    private Sample measure(JobRun run) {
        final ThreadClock threads = new ThreadClock();
        long next = run.job().events().firstPass();
        if (next > 0) {
            firstPass = stretch(run, threads, 0, next);
        }
        run.publish(next, next + stretchEvents);
        run.drain();
        next += stretchEvents;
        Sample best = stretch(run, threads, next, next += stretchEvents);
        int since = 0;
        for (int i = 1; i < setting.mostStretches() && since < setting.stretches(); i++) {
            final Sample sample = stretch(run, threads, next, next += stretchEvents);
            final boolean settled =
                sample.busiestNsPerEvent() > best.busiestNsPerEvent() * IMPROVEMENT && compilers.atRest();
            since = settled ? since + 1 : 0;
            best = sample.better(best);
        }
        run.endOfInput();
        run.finish();
        run.found().requireSame(run.job().expected(next, true), "the engine");
        return best;
    }

    private static Sample stretch(JobRun run, ThreadClock threads, long from, long to) {
        final long bytes = run.value(EngineCounter.JOURNAL_BYTES);
        final long frames = run.value(EngineCounter.FRAMES_JOURNALED);
        threads.start();
        final long startNs = CLOCK.nanoTime();
        run.publish(from, to);
        run.drain();
        final long elapsedNs = CLOCK.nanoTime() - startNs;
        final long busiestNs = threads.busiestNs();
        final long allNs = threads.allNs();
        return new Sample(to - from, elapsedNs, busiestNs, allNs, run.value(EngineCounter.JOURNAL_BYTES) - bytes,
            run.value(EngineCounter.FRAMES_JOURNALED) - frames, run.value(EngineCounter.STATE_ROWS),
            run.value(EngineCounter.STATE_BYTES));
    }

    /** The first pass through all keys, where the events begin with one; after {@link #measure}. */
    Sample firstPass() {
        return firstPass;
    }
}
