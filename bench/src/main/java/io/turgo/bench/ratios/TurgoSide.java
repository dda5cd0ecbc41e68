package io.turgo.bench.ratios;

import io.turgo.bench.trades.Tally;
import io.turgo.bench.trades.Trades;
import io.turgo.bench.trades.TurgoRun;
import io.turgo.engine.Engine;
import io.turgo.engine.Idle;
import io.turgo.engine.ThreadPlan;
import io.turgo.frame.Journal;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import java.nio.file.Path;

/** The job in an engine, fused, waiting by yielding like the other side. */
final class TurgoSide implements Side {
    private final TurgoRun run;
    private long journalBytes;

    /** @param directory where the journal goes; null for none */
    TurgoSide(Path directory) {
        this(new TurgoRun(directory == null ? null : journal(directory), ThreadPlan.FUSED, Idle.YIELD));
    }

    private TurgoSide(TurgoRun run) {
        this.run = run;
    }

    /** The pipeline in SQL, journaled. */
    static TurgoSide ofSql(Path directory) {
        return new TurgoSide(TurgoRun.ofSql(
            journal(directory), Engine.context().threads(ThreadPlan.FUSED).idle(Idle.YIELD)));
    }

    private static Journal journal(Path directory) {
        return ChronicleJournal.open(directory, new JournalSettings());
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
