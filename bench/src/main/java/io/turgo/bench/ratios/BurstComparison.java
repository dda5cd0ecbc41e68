package io.turgo.bench.ratios;

import io.turgo.bench.report.Budget;
import io.turgo.bench.report.Finding;
import io.turgo.bench.report.Samples;
import io.turgo.bench.report.Workspace;
import io.turgo.bench.trades.Referee;
import io.turgo.bench.trades.Trades;
import io.turgo.journal.ChronicleJournal;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * As many trades as go through, journaled, in runs whose journals fit into memory: the engine, and the naive journal
 * for a comparison without a budget; then the engine's replay of its journal, over the same part of the trades that
 * counted in the live run.
 */
final class BurstComparison implements Comparison {
    private final Setting setting;
    private final Trades trades;
    private final Entrant naive = Entrant.naiveJournal(", burst");
    private final Entrant live = Entrant.process(", burst");
    private final Series replay = new Series("Turgo, replay of that journal");
    private final Samples ratios = new Samples();
    private final Referee referee = new Referee();

    BurstComparison(Setting setting, Trades trades) {
        this.setting = setting;
        this.trades = trades;
    }

    @Override
    public String option() {
        return "burst";
    }

    @Override
    public String name() {
        return "burst, durability process, and replay";
    }

    @Override
    public int pairs() {
        return setting.pairs();
    }

    @Override
    public long estimateNs() {
        return pairs() * 3 * setting.journaledBurst().totalNs();
    }

    @Override
    public void pair(int number, Consumer<Supplier<String>> progress) {
        if (number % 2 == 0) {
            naive(progress);
            liveAndReplay(progress);
        } else {
            liveAndReplay(progress);
            naive(progress);
        }
    }

    private void naive(Consumer<Supplier<String>> progress) {
        final Steady run = naive.run(trades, setting.journaledBurst(), setting.directory(), progress);
        referee.claim(naive.name(), run.allEvents(), run.tally());
    }

    private void liveAndReplay(Consumer<Supplier<String>> progress) {
        try (Workspace workspace = new Workspace(setting.directory())) {
            final Steady run = live.runIn(workspace.path(), trades, setting.journaledBurst(), progress);
            referee.claim(live.name(), run.allEvents(), run.tally());
            final Steady replayed = new SteadyReplay(run.warmUpEvents(),
                done -> progress.accept(() -> replay.name() + ", " + done + " trades"))
                .of(ChronicleJournal.openReadOnly(workspace.path()));
            referee.claim(replay.name(), run.allEvents(), replayed.tally());
            replay.add(replayed);
            ratios.add(replayed.rate() / run.rate());
        }
    }

    @Override
    public void check() {
        referee.check(trades);
    }

    @Override
    public List<Finding> findings() {
        return List.of(
            Finding.pending(Budget.atLeast("burst, durability process / best of Jet and Flink, no fault tolerance", 10),
                "`turgo bench peers`"),
            new Finding(Budget.atLeast("replay from the journal / live", 2), ratios,
                replay.text() + " / " + live.series().text()));
    }

    @Override
    public List<Series> series() {
        return List.of(naive.series(), live.series(), replay);
    }
}
