package io.turgo.bench.ratios;

import io.turgo.bench.report.Budget;
import io.turgo.bench.report.Finding;
import io.turgo.bench.report.Samples;
import io.turgo.bench.trades.Trades;
import io.turgo.daemon.Figures;
import io.turgo.engine.Idle;
import io.turgo.engine.ThreadPlan;
import java.util.List;

/** Bytes allocated per trade on the hot path, fused: an absolute budget, so each "pair" is one run. */
final class AllocationComparison implements Comparison {
    private final Setting setting;
    private final Trades trades;
    private final Samples values = new Samples();
    private long events;
    private long bytes;

    AllocationComparison(Setting setting, Trades trades) {
        this.setting = setting;
        this.trades = trades;
    }

    @Override
    public String name() {
        return "allocation";
    }

    @Override
    public int pairs() {
        return 1;
    }

    @Override
    public void pair(boolean counts) {
        final AllocationRun run = new AllocationRun(trades, setting.directory(), ThreadPlan.FUSED, Idle.YIELD);
        final double bytesPerEvent = run.run();
        if (counts) {
            values.add(bytesPerEvent);
            events += run.events();
            bytes += run.bytes();
        }
    }

    @Override
    public List<Finding> findings() {
        return List.of(new Finding(Budget.atMost("bytes allocated per event after warm-up, durability process", 0.01),
            values, Figures.count(bytes) + " bytes / " + Figures.count(events) + " events"));
    }
}
