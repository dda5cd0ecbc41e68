package io.turgo.bench.checkpoints;

import io.turgo.bench.latency.LatencyResult;
import io.turgo.bench.latency.LatencyTask;
import io.turgo.bench.latency.OpenLoop;
import io.turgo.bench.scale.job.JobRun;
import io.turgo.counters.EngineCounter;
import java.nio.file.Path;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * One engine with or without checkpoints: all keys once, then events at the fixed rate for their latency, then as many
 * as go through. One thread; the engine's calls {@link #verdict}.
 */
public final class OnOffRun {
    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;
    private static final double SECOND_NS = 1e9;
    private static final int CHUNK = 1 << 14;

    private final StatefulJob job;
    private final Spans spans;
    private OpenLoop loop;
    private volatile long firstSequence = Long.MAX_VALUE;

    /**
     * How long each part takes, in seconds.
     *
     * @param warmUp  at the fixed rate, not counted
     * @param latency at the fixed rate, counted
     * @param settle  at full speed, not counted
     * @param peak    at full speed, counted
     */
    public record Spans(int warmUp, int latency, int settle, int peak) {
        private static final int FIRST_PASS = 2;

        /** All of it, in nanoseconds. */
        public long totalNs() {
            return (long) ((FIRST_PASS + warmUp + latency + settle + peak) * SECOND_NS);
        }
    }

    /**
     * What came out.
     *
     * @param latency         at the fixed rate, from when each event was due to the detector's verdict
     * @param eventsPerSecond at full speed
     * @param checkpoints     how many there were while it ran
     * @param checkpointNs    how long the last of them took
     */
    public record Outcome(LatencyResult latency, double eventsPerSecond, long checkpoints, long checkpointNs) {
    }

    /** A run of that job. */
    public OnOffRun(StatefulJob job, Spans spans) {
        this.job = job;
        this.spans = spans;
    }

    /**
     * Measures; once.
     *
     * @param directory   empty
     * @param checkpoints whether there are any while it runs
     * @throws IllegalStateException if the outputs are not those of the naive reference
     */
    public Outcome measure(Path directory, boolean checkpoints) {
        final long events;
        final Outcome outcome;
        try (JobRun run = job.start(directory, checkpoints, this::verdict)) {
            run.publish(0, job.keys());
            run.drain();
            atFixedRate(run, directory);
            final long behindRate = job.keys() + (long) loop.sent();
            final Peak settled = new Peak(run, behindRate, spans.settle);
            final Peak peak = new Peak(run, settled.next, spans.peak);
            events = peak.next;
            outcome = new Outcome(loop.result(), peak.rate,
                run.value(EngineCounter.CHECKPOINTS), run.value(EngineCounter.CHECKPOINT_NS));
            run.finish();
        }
        job.requireOutputs(directory, events, checkpoints ? "the engine with checkpoints" : "the engine without");
        return outcome;
    }

    private void atFixedRate(JobRun run, Path directory) {
        loop = new OpenLoop(new LatencyTask(job.eventsPerSecond(), spans.warmUp, spans.latency, directory));
        firstSequence = job.keys() + 1L;
        loop.run(index -> run.publish(job.keys() + (long) index, job.keys() + index + 1L));
        run.drain();
        firstSequence = Long.MAX_VALUE;
    }

    private void verdict(long sequence) {
        final long first = firstSequence;
        if (sequence >= first) {
            loop.arrived((int) (sequence - first));
        }
    }

    /** Events as fast as they go through, for so long. */
    private static final class Peak {
        private final long next;
        private final double rate;

        Peak(JobRun run, long from, int seconds) {
            final long startNs = CLOCK.nanoTime();
            long at = from;
            while (CLOCK.nanoTime() - startNs < seconds * SECOND_NS) {
                run.publish(at, at + CHUNK);
                at += CHUNK;
            }
            run.drain();
            next = at;
            rate = (at - from) * SECOND_NS / (CLOCK.nanoTime() - startNs);
        }
    }
}
