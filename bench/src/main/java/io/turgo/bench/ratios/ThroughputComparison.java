package io.turgo.bench.ratios;

import io.turgo.bench.report.Budget;
import io.turgo.bench.report.Finding;
import io.turgo.bench.report.Samples;
import io.turgo.bench.trades.Referee;
import io.turgo.bench.trades.Trades;
import io.turgo.daemon.Figures;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * As many trades as go through, in the steady part of their runs: an implementation that is given, and one that is
 * judged.
 */
final class ThroughputComparison implements Comparison {
    private final String option;
    private final Setting setting;
    private final Trades trades;
    private final Length length;
    private final Budget budget;
    private final Entrant given;
    private final Entrant judged;
    private final Samples ratios = new Samples();
    private final Referee referee = new Referee();
    private long offered = Long.MAX_VALUE;
    private long countedNs = Long.MAX_VALUE;

    private ThroughputComparison(String option, Setting setting, Trades trades, Length length, Budget budget,
                                 Entrant given, Entrant judged) {
        this.option = option;
        this.setting = setting;
        this.trades = trades;
        this.length = length;
        this.budget = budget;
        this.given = given;
        this.judged = judged;
    }

    /** Without a journal. */
    static ThroughputComparison journalOff(Setting setting, Trades trades) {
        return new ThroughputComparison("journal-off", setting, trades, setting.burst(),
            Budget.atLeast("throughput, journal off / by hand behind one Disruptor", 0.6), Entrant.byHand(),
            Entrant.journalOff());
    }

    /** The same pipeline in SQL and in Java, journaled. */
    static ThroughputComparison sql(Setting setting, Trades trades) {
        return new ThroughputComparison("sql", setting, trades, setting.journaledBurst(),
            Budget.atLeast("one SQL pipeline / the same pipeline in Java, durability process", 0.9),
            Entrant.process(", beside SQL"), Entrant.processInSql(""));
    }

    /** Journaled for so long that the disk decides and not the memory before it. */
    static ThroughputComparison sustained(Setting setting, Trades trades) {
        final String what = setting.quick() ? "sustained (shortened, fits into memory)" : "sustained";
        return new ThroughputComparison("sustained", setting, trades, setting.sustained(),
            Budget.atLeast(what + ", durability process / naive Disruptor + Chronicle Queue", 1.5),
            Entrant.naiveJournal(", sustained"), Entrant.process(", sustained"));
    }

    @Override
    public String option() {
        return option;
    }

    @Override
    public String name() {
        return budget.what();
    }

    @Override
    public int pairs() {
        return setting.pairs();
    }

    @Override
    public long estimateNs() {
        return pairs() * 2 * length.totalNs();
    }

    @Override
    public void pair(int number, Consumer<Supplier<String>> progress) {
        final double givenRate;
        final double rate;
        if (number % 2 == 0) {
            givenRate = rate(given, progress);
            rate = rate(judged, progress);
        } else {
            rate = rate(judged, progress);
            givenRate = rate(given, progress);
        }
        ratios.add(rate / givenRate);
    }

    private double rate(Entrant entrant, Consumer<Supplier<String>> progress) {
        final Steady run = entrant.run(trades, length, setting.directory(), progress);
        referee.claim(entrant.name(), run.allEvents(), run.tally());
        offered = Math.min(offered, run.allEvents());
        countedNs = Math.min(countedNs, run.elapsedNs());
        return run.rate();
    }

    @Override
    public void check() {
        referee.check(trades);
    }

    @Override
    public List<Finding> findings() {
        return List.of(new Finding(budget, ratios, judged.series().text() + " / " + given.series().text()
            + "; each run took at least " + Setting.offered(offered) + ", and counted for at least "
            + Figures.duration(countedNs)));
    }

    @Override
    public List<Series> series() {
        return List.of(given.series(), judged.series());
    }
}
