package io.turgo.bench.ratios;

import io.turgo.bench.report.Budget;
import io.turgo.bench.report.Finding;
import io.turgo.bench.report.Samples;
import io.turgo.bench.trades.DisruptorRun;
import io.turgo.bench.trades.Outcome;
import io.turgo.bench.trades.Trades;
import io.turgo.bench.trades.TurgoRun;
import io.turgo.daemon.Figures;
import io.turgo.engine.Idle;
import io.turgo.engine.ThreadPlan;
import java.util.List;

/** As many trades as go through, without a journal: the engine against the hand-written job behind one Disruptor. */
final class ThroughputComparison implements Comparison {
    private final Setting setting;
    private final Trades trades;
    private final Samples ratios = new Samples();
    private long handNs;
    private long turgoNs;

    ThroughputComparison(Setting setting, Trades trades) {
        this.setting = setting;
        this.trades = trades;
    }

    @Override
    public String name() {
        return "throughput, journal off";
    }

    @Override
    public int pairs() {
        return setting.pairs();
    }

    @Override
    public void pair(boolean counts) {
        final Outcome hand = new DisruptorRun(null).run(trades, trades.count());
        final Outcome turgo;
        try (TurgoRun run = new TurgoRun(null, ThreadPlan.FUSED, Idle.YIELD)) {
            turgo = run.run(trades, trades.count());
        }
        hand.tally().requireSame(turgo.tally(), "the job by hand and Turgo");
        if (counts) {
            ratios.add((double) hand.elapsedNs() / turgo.elapsedNs());
            handNs += hand.elapsedNs();
            turgoNs += turgo.elapsedNs();
        }
    }

    @Override
    public List<Finding> findings() {
        final long events = (long) trades.count() * pairs();
        return List.of(new Finding(Budget.atLeast("throughput, journal off / by hand behind one Disruptor", 0.6),
            ratios, Figures.rate(events, turgoNs) + " / " + Figures.rate(events, handNs)));
    }
}
