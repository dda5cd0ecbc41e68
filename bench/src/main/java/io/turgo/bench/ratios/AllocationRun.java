package io.turgo.bench.ratios;

import io.turgo.bench.report.Workspace;
import io.turgo.bench.trades.Trades;
import io.turgo.bench.trades.TurgoRun;
import io.turgo.engine.Context;
import io.turgo.frame.Journal;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import java.nio.file.Path;
import java.util.function.BiFunction;
import java.util.function.Supplier;

/**
 * Bytes allocated per trade by publisher and engine, journaled, after a warm-up. Measured in rounds: a round in which
 * the journal has started a new file does not count, as a roll opens, maps and seals files; no checkpoint is made, as
 * one takes some megabytes on a thread of its own, whatever the number of events.
 */
public final class AllocationRun {
    private static final int ROUNDS = 4;

    private final Trades trades;
    private final Path directory;
    private final Supplier<Context> settings;
    private final BiFunction<Journal, Context, TurgoRun> start;
    private long events;
    private long bytes;

    /**
     * @param trades    a first lap of them warms up, and each round is another
     * @param directory where the journal goes, for the time of the run
     * @param settings  of the engine, but for journal and checkpoints
     * @param start     starts the job
     */
    public AllocationRun(Trades trades, Path directory, Supplier<Context> settings,
                         BiFunction<Journal, Context, TurgoRun> start) {
        this.trades = trades;
        this.directory = directory;
        this.settings = settings;
        this.start = start;
    }

    /** Measures, and gives the bytes per trade. */
    public double run() {
        try (Workspace workspace = new Workspace(directory);
             TurgoRun run = start.apply(ChronicleJournal.open(workspace.path(), new JournalSettings()),
                 settings.get().checkpointIntervalMs(0))) {
            final int roundEvents = trades.count();
            final AllocationMeter meter = new AllocationMeter();
            run.publish(trades, 0, roundEvents);
            run.drain();
            for (int round = 1; round <= ROUNDS; round++) {
                final long files = workspace.count(".cq4");
                final Trades lap = trades.lap(round);
                final long before = meter.bytes();
                run.publish(lap, 0, roundEvents);
                run.drain();
                final long allocated = meter.bytes() - before;
                if (workspace.count(".cq4") == files) {
                    bytes += allocated;
                    events += roundEvents;
                }
            }
            run.finish();
        }
        return events == 0 ? Double.NaN : (double) bytes / events;
    }

    /** How many trades counted. */
    public long events() {
        return events;
    }

    /** How many bytes they took. */
    public long bytes() {
        return bytes;
    }
}
