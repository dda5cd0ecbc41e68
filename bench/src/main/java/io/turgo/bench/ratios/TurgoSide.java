package io.turgo.bench.ratios;

import io.turgo.bench.trades.Tally;
import io.turgo.bench.trades.Trades;
import io.turgo.bench.trades.TurgoRun;
import io.turgo.engine.Idle;
import io.turgo.engine.ThreadPlan;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import java.nio.file.Path;

/** The job in an engine, fused, waiting by yielding like the other side. */
final class TurgoSide implements Side {
    private final TurgoRun run;
    private long journalBytes;

    /** @param directory where the journal goes; null for none */
    TurgoSide(Path directory) {
        run = new TurgoRun(directory == null ? null : ChronicleJournal.open(directory, new JournalSettings()),
            ThreadPlan.FUSED, Idle.YIELD);
    }

    @Override
    public void publish(Trades trades, int from, int to) {
        run.publish(trades, from, to);
    }

    @Override
    public void drain() {
        run.drain();
    }

    @Override
    public Tally finish() {
        journalBytes = run.finish().journalBytes();
        return run.tally();
    }

    @Override
    public long journalBytes() {
        return journalBytes;
    }

    @Override
    public void close() {
        run.close();
    }
}
