package io.turgo.bench.ratios;

import io.turgo.bench.report.Budget;
import io.turgo.bench.report.Finding;
import io.turgo.bench.report.Samples;
import io.turgo.bench.trades.Trades;
import io.turgo.bench.trades.TurgoRun;
import io.turgo.daemon.Figures;
import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.engine.Idle;
import io.turgo.engine.ThreadPlan;
import io.turgo.frame.Journal;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Bytes allocated per trade on the hot path, fused: an absolute budget, so each "pair" is one run. */
final class AllocationComparison implements Comparison {
    private static final String SQL = "-sql";
    private static final long ESTIMATE_NS = 10_000_000_000L;

    private final Setting setting;
    private final Trades trades;
    private final String where;
    private final BiFunction<Journal, Context, TurgoRun> start;
    private final Samples values = new Samples();
    private long events;
    private long bytes;

    private AllocationComparison(
        Setting setting, Trades trades, String where, BiFunction<Journal, Context, TurgoRun> start) {
        this.setting = setting;
        this.trades = trades;
        this.where = where;
        this.start = start;
    }

    /** Of the pipeline in Java. */
    static AllocationComparison inJava(Setting setting, Trades trades) {
        return new AllocationComparison(setting, trades, "", TurgoRun::ofJava);
    }

    /** Of the pipeline in SQL. */
    static AllocationComparison inSql(Setting setting, Trades trades) {
        return new AllocationComparison(setting, trades, SQL, TurgoRun::ofSql);
    }

    @Override
    public String option() {
        return "allocation" + where;
    }

    @Override
    public String name() {
        return option();
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
        final AllocationRun run = new AllocationRun(trades, setting.directory(),
            () -> Engine.context().threads(ThreadPlan.FUSED).idle(Idle.YIELD), start);
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
        final String what = "bytes allocated per event after warm-up, durability process";
        return List.of(new Finding(Budget.atMost(where.isEmpty() ? what : what + ", in SQL", 0.01),
            values, Figures.count(bytes) + " bytes / " + Figures.count(events) + " events"));
    }

    @Override
    public List<Series> series() {
        return List.of();
    }
}
