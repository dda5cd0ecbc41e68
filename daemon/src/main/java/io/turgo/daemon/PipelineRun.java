package io.turgo.daemon;

import io.turgo.counters.CountersView;
import io.turgo.counters.EngineCounter;
import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.pipeline.Pipeline;
import java.io.PrintWriter;
import java.util.concurrent.locks.LockSupport;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs a pipeline to the end of its sources, or until the process is asked to end, with a progress line on the way.
 * Used
 * by a command's thread.
 */
public final class PipelineRun {
    private static final Logger LOG = LoggerFactory.getLogger(PipelineRun.class);
    private static final long POLL_NS = 20_000_000L;
    private static final long SHOW_NS = 1_000_000_000L;

    private final PrintWriter messages;
    private final Terminal terminal;
    private final NanoClock clock = SystemNanoClock.INSTANCE;
    private final RunObserver observer;
    private volatile Engine engine;
    private volatile boolean asked;

    /** @param messages where progress goes */
    public PipelineRun(PrintWriter messages, Terminal terminal) {
        this(messages, terminal, RunObserver.SILENT);
    }

    /**
     * @param messages where progress goes
     * @param observer of a live run
     */
    public PipelineRun(PrintWriter messages, Terminal terminal, RunObserver observer) {
        this.messages = messages;
        this.terminal = terminal;
        this.observer = observer;
    }

    /**
     * A run and how long it took.
     *
     * @param elapsedNs from the start of the engine to its end, recovery included
     */
    public record Outcome(EngineResult result, long elapsedNs) {
    }

    /** Runs live; the context's journal is replayed first. */
    public Outcome live(Pipeline pipeline, Context context) {
        final Thread atExit = new Thread(this::stop, "turgo-exit");
        Runtime.getRuntime().addShutdownHook(atExit);
        final long startNs = clock.nanoTime();
        try (ProgressLine progress = new ProgressLine(messages, terminal, clock::nanoTime)) {
            context.onReplay((done, total) -> recovering(progress, done, total, startNs));
            try (Engine started = Engine.start(pipeline, context)) {
                engine = started;
                observer.started(started);
                watch(started, progress, clock.nanoTime());
                observer.ending();
                return ended(started.finish(), clock.nanoTime() - startNs, progress);
            }
        } finally {
            forget(atExit);
        }
    }

    private void recovering(ProgressLine progress, long done, long total, long startNs) {
        observer.recovering(done, total);
        progress.update(() -> "recovering: " + ProgressText.of(done, total, clock.nanoTime() - startNs));
    }

    /** Replays a journal up to and with a sequence. */
    public Outcome replay(Pipeline pipeline, Context context, long untilSequence) {
        final long startNs = clock.nanoTime();
        try (ProgressLine progress = new ProgressLine(messages, terminal, clock::nanoTime)) {
            context.onReplay((done, total) -> progress.update(
                () -> "replaying: " + ProgressText.of(done, total, clock.nanoTime() - startNs)));
            return new Outcome(Engine.replay(pipeline, context, untilSequence), clock.nanoTime() - startNs);
        }
    }

    private Outcome ended(EngineResult result, long elapsedNs, ProgressLine progress) {
        if (asked) {
            progress.close();
            messages.println(
                "turgo: ended by a signal; what was taken in is written, the same command goes on from there");
        }
        return new Outcome(result, elapsedNs);
    }

    private void watch(Engine started, ProgressLine progress, long startNs) {
        try (CountersView counters = started.counters()) {
            long shownNs = startNs;
            while (!started.sourcesEnded()) {
                progress.update(() -> progressText(counters, clock.nanoTime() - startNs));
                if (clock.nanoTime() - shownNs >= SHOW_NS) {
                    started.showFigures();
                    shownNs = clock.nanoTime();
                }
                LockSupport.parkNanos(POLL_NS);
            }
            started.showFigures();
        }
    }

    private static String progressText(CountersView counters, long elapsedNs) {
        final long events = counters.value(EngineCounter.EVENTS_IN);
        return Figures.count(events) + " events, " + Figures.rate(events, elapsedNs);
    }

    /**
     * A signal asked the process to end: drain, close, and let the command's thread report. During recovery there is
     * nothing to drain.
     */
    private void stop() {
        final Engine running = engine;
        if (running == null) {
            messages.println("turgo: ended by a signal before the pipeline ran; the same command begins again");
            messages.flush();
            ProcessExit.atOnce();
        }
        asked = true;
        observer.ending();
        try {
            running.close();
        } catch (final RuntimeException e) {
            LOG.debug("the command's thread reports this too", e);
        }
        ProcessExit.afterReport();
    }

    private static void forget(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (final IllegalStateException exiting) {
            // the hook is what ended the run
        }
    }
}
