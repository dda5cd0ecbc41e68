package io.turgo.bench.ratios;

import io.turgo.bench.report.Budget;
import io.turgo.bench.report.Finding;
import io.turgo.bench.report.Samples;
import io.turgo.bench.trades.Trades;
import io.turgo.daemon.Figures;
import io.turgo.engine.Idle;
import io.turgo.engine.ThreadPlan;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Bytes allocated per trade on the hot path, fused: an absolute budget, so each "pair" is one run. */
final class AllocationComparison implements Comparison {
    private static final long ESTIMATE_NS = 10_000_000_000L;

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
    public String option() {
        return "allocation";
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
    public long estimateNs() {
        return ESTIMATE_NS;
    }

    @Override
    public void pair(int number, Consumer<Supplier<String>> progress) {
        final AllocationRun run = new AllocationRun(trades, setting.directory(), ThreadPlan.FUSED, Idle.YIELD);
        values.add(run.run());
        events += run.events();
        bytes += run.bytes();
    }

    @Override
    public void check() {
        // the number of bytes does not depend on what was found
    }

    @Override
    public List<Finding> findings() {
        return List.of(new Finding(Budget.atMost("bytes allocated per event after warm-up, durability process", 0.01),
            values, Figures.count(bytes) + " bytes / " + Figures.count(events) + " events"));
    }

    @Override
    public List<Series> series() {
        return List.of();
    }
}
