package io.turgo.bench.ratios;

import io.turgo.bench.checkpoints.OnOffRun;
import io.turgo.bench.checkpoints.StatefulJob;
import io.turgo.bench.trades.TradeEvent;
import io.turgo.bench.trades.Trades;
import io.turgo.daemon.Figures;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/**
 * How much is measured.
 *
 * @param quick     whether it is to be over in three minutes
 * @param directory where journals go; emptied after each run
 */
record Setting(boolean quick, Path directory) {
    private static final int QUICK_PAIRS = 3;
    private static final int FULL_PAIRS = 9;
    private static final int FULL_KILLS = 5;
    private static final int QUICK_TRADES = 32 * SteadyRun.CHUNK;
    private static final int FULL_TRADES = 64 * SteadyRun.CHUNK;
    private static final Length QUICK_BURST = Length.ofSeconds(1.5, 1.5);
    private static final Length FULL_BURST = Length.ofSeconds(2, 3);
    private static final Length QUICK_SUSTAINED = Length.ofSeconds(1.5, 3.5);
    private static final Length FULL_SUSTAINED = Length.ofSeconds(3, 60);
    private static final long BURST_BYTES = 2_000_000_000L;
    private static final long SUSTAINED_LEAST_BYTES = 10_000_000_000L;
    private static final long SUSTAINED_MOST_BYTES = 40_000_000_000L;
    private static final int SECOND_MS = 1_000;
    private static final StatefulJob QUICK_STATEFUL = new StatefulJob(200_000, 4, 2 * SECOND_MS, 100_000);
    private static final StatefulJob FULL_STATEFUL = new StatefulJob(1_000_000, 4, 10 * SECOND_MS, 200_000);
    private static final OnOffRun.Spans QUICK_SPANS = new OnOffRun.Spans(3, 5, 1, 5);
    private static final OnOffRun.Spans FULL_SPANS = new OnOffRun.Spans(14, 30, 2, 30);
    private static final long QUICK_RECOVERY_BYTES = 200_000_000L;
    private static final long FULL_RECOVERY_BYTES = 10_000_000_000L;
    private static final double GIGABYTE = 1e9;
    private static final int QUICK_SECONDS = 2;
    private static final int FULL_SECONDS = 8;
    private static final int QUICK_WARM_UP_SECONDS = 1;
    private static final int FULL_WARM_UP_SECONDS = 2;

    /** The configuration with a lot of state, for what checkpoints cost and what they save. */
    StatefulJob statefulJob() {
        return quick ? QUICK_STATEFUL : FULL_STATEFUL;
    }

    /** How long each part of a run with checkpoints, or without, takes. */
    OnOffRun.Spans onOffSpans() {
        return quick ? QUICK_SPANS : FULL_SPANS;
    }

    /** How long the journal is when its process is killed for the first time, in bytes. */
    long recoveryBytes() {
        return quick ? QUICK_RECOVERY_BYTES : FULL_RECOVERY_BYTES;
    }

    /** For example {@code 10 s checkpoints of 1,000,000 keys}. */
    String checkpoints() {
        final StatefulJob job = statefulJob();
        return job.intervalMs() / SECOND_MS + " s checkpoints of " + Figures.count(job.keys()) + " keys";
    }

    int pairs() {
        return quick ? QUICK_PAIRS : FULL_PAIRS;
    }

    /** How many trades are made, of which runs take laps. */
    int tradeCount() {
        return quick ? QUICK_TRADES : FULL_TRADES;
    }

    Trades trades() {
        return Trades.make(tradeCount(), Trades.SEED);
    }

    /** Runs without a journal. */
    Length burst() {
        return quick ? QUICK_BURST : FULL_BURST;
    }

    /** Runs whose journal stays below 2 GB, at 64 bytes an event. */
    Length journaledBurst() {
        return burst().atMost(BURST_BYTES / TradeEvent.BYTES);
    }

    /** Runs of at least a minute and 10 GB offered; shorter if quick; never more than half of the free disk. */
    Length sustained() {
        final long mostBytes = Math.min(SUSTAINED_MOST_BYTES, freeBytes() / 2);
        final Length length =
            quick ? QUICK_SUSTAINED : FULL_SUSTAINED.atLeast(SUSTAINED_LEAST_BYTES / TradeEvent.BYTES);
        return length.atMost(mostBytes / TradeEvent.BYTES);
    }

    private long freeBytes() {
        try {
            return Files.getFileStore(Files.createDirectories(directory)).getUsableSpace();
        } catch (final IOException e) {
            throw new EnvironmentException("cannot use " + directory + ": " + IoReason.of(e)
                + "; name another directory with --dir", e);
        }
    }

    /** How often a process is killed for its recovery, which is no ratio. */
    int kills() {
        return quick ? QUICK_PAIRS : FULL_KILLS;
    }

    /** How much of a run at a fixed rate does not count. */
    int latencyWarmUpSeconds() {
        return quick ? QUICK_WARM_UP_SECONDS : FULL_WARM_UP_SECONDS;
    }

    /** How much of a run at a fixed rate counts. */
    int latencySeconds() {
        return quick ? QUICK_SECONDS : FULL_SECONDS;
    }

    /** For example {@code 160,000,000 trades, 10.2 GB at 64 bytes}. */
    static String offered(long events) {
        return String.format(Locale.ROOT, "%s trades, %.1f GB at %d bytes", Figures.count(events),
            events * TradeEvent.BYTES / GIGABYTE, TradeEvent.BYTES);
    }
}
