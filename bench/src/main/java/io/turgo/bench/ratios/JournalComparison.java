package io.turgo.bench.ratios;

import io.turgo.bench.report.Budget;
import io.turgo.bench.report.Finding;
import io.turgo.bench.report.Samples;
import io.turgo.bench.trades.DisruptorRun;
import io.turgo.bench.trades.NaiveJournal;
import io.turgo.bench.trades.Outcome;
import io.turgo.bench.trades.Trades;
import io.turgo.bench.trades.TurgoRun;
import io.turgo.daemon.Figures;
import io.turgo.engine.Idle;
import io.turgo.engine.ThreadPlan;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * As many trades as go through, journaled so that they survive the process: the engine against a Disruptor whose
 * handler writes each batch to a Chronicle Queue; then the engine's replay of that journal against its live run.
 */
final class JournalComparison implements Comparison {
    private final Setting setting;
    private final Trades trades;
    private final Samples throughput = new Samples();
    private final Samples replay = new Samples();
    private Outcome naive;
    private Outcome live;
    private long naiveNs;
    private long liveNs;
    private long replayNs;

    JournalComparison(Setting setting, Trades trades) {
        this.setting = setting;
        this.trades = trades;
    }

    @Override
    public String name() {
        return "durability process, and replay";
    }

    @Override
    public int pairs() {
        return setting.pairs();
    }

    @Override
    public void pair(boolean counts) {
        try (Workspace workspace = new Workspace(setting.directory());
             NaiveJournal journal = new NaiveJournal(workspace.path())) {
            naive = new DisruptorRun(journal).run(trades, trades.count());
        }
        final Outcome replayed;
        try (Workspace workspace = new Workspace(setting.directory())) {
            live = live(workspace.path());
            replayed = TurgoRun.replay(ChronicleJournal.openReadOnly(workspace.path()));
        }
        naive.tally().requireSame(live.tally(), "the naive journaled job and Turgo");
        live.tally().requireSame(replayed.tally(), "Turgo live and its replay");
        if (counts) {
            throughput.add((double) naive.elapsedNs() / live.elapsedNs());
            replay.add((double) live.elapsedNs() / replayed.elapsedNs());
            naiveNs += naive.elapsedNs();
            liveNs += live.elapsedNs();
            replayNs += replayed.elapsedNs();
        }
    }

    private Outcome live(Path directory) {
        try (TurgoRun run = new TurgoRun(
            ChronicleJournal.open(directory, new JournalSettings()), ThreadPlan.FUSED, Idle.YIELD)) {
            return run.run(trades, trades.count());
        }
    }

    @Override
    public List<Finding> findings() {
        final long events = (long) trades.count() * pairs();
        return List.of(
            new Finding(Budget.atLeast("burst, durability process / naive Disruptor + Chronicle Queue", 1.5),
                throughput, text(live, events, liveNs) + " / " + text(naive, events, naiveNs)),
            new Finding(Budget.atLeast("replay from the journal / live", 2), replay,
                Figures.rate(events, replayNs) + " / " + Figures.rate(events, liveNs)));
    }

    private String text(Outcome last, long events, long elapsedNs) {
        final double bytesPerEvent = (double) last.journalBytes() / trades.count();
        return String.format(Locale.ROOT, "%s, %.1f bytes/event, %.0f MB/s", Figures.rate(events, elapsedNs),
            bytesPerEvent, bytesPerEvent * events * 1_000 / elapsedNs);
    }
}
