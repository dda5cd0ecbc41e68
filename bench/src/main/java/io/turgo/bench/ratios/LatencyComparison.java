package io.turgo.bench.ratios;

import io.turgo.bench.latency.HopSubject;
import io.turgo.bench.latency.LatencyResult;
import io.turgo.bench.latency.LatencySubject;
import io.turgo.bench.latency.LatencyTask;
import io.turgo.bench.latency.TurgoSubject;
import io.turgo.bench.report.Budget;
import io.turgo.bench.report.Finding;
import io.turgo.bench.report.Samples;
import io.turgo.bench.report.Workspace;
import io.turgo.bench.trades.Referee;
import io.turgo.bench.trades.Trades;
import io.turgo.daemon.Figures;
import io.turgo.engine.ThreadPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/**
 * Latency at 100,000 trades a second from when each was due to the detector's verdict on it, journaled, against a bare
 * Disruptor hop of 64 bytes that does nothing at the other end. Both consumers spin.
 */
final class LatencyComparison implements Comparison {
    private static final int EVENTS_PER_SECOND = 100_000;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final String[] NAMES = {"p50", "p99", "p99.9"};
    private static final double[] PERCENTILES = {50, 99, 99.9};
    private static final double[] LIMITS = {2, 3, 3};

    private final Setting setting;
    private final Trades trades;
    private final Referee referee = new Referee();
    private final LatencySubject hop = new HopSubject();
    private final LatencySubject turgo;
    private final Samples[] ratios = {new Samples(), new Samples(), new Samples()};
    private final Histogram hopLatencies = LatencyResult.histogram();
    private final Histogram turgoLatencies = LatencyResult.histogram();

    LatencyComparison(Setting setting, Trades trades) {
        this.setting = setting;
        this.trades = trades;
        turgo = new TurgoSubject(true, ThreadPlan.FUSED, trades, referee);
    }

    @Override
    public String option() {
        return "latency";
    }

    @Override
    public String name() {
        return "latency at 100,000/s";
    }

    @Override
    public int pairs() {
        return setting.pairs();
    }

    @Override
    public long estimateNs() {
        return pairs() * 2L * (setting.latencyWarmUpSeconds() + setting.latencySeconds()) * SECOND_NS;
    }

    @Override
    public void pair(int number, Consumer<Supplier<String>> progress) {
        final Histogram bare;
        final Histogram ours;
        if (number % 2 == 0) {
            bare = measure(hop, hopLatencies, progress);
            ours = measure(turgo, turgoLatencies, progress);
        } else {
            ours = measure(turgo, turgoLatencies, progress);
            bare = measure(hop, hopLatencies, progress);
        }
        for (int i = 0; i < PERCENTILES.length; i++) {
            ratios[i].add((double) ours.getValueAtPercentile(PERCENTILES[i])
                / bare.getValueAtPercentile(PERCENTILES[i]));
        }
    }

    private Histogram measure(LatencySubject subject, Histogram sum, Consumer<Supplier<String>> progress) {
        progress.accept(() -> subject.title());
        try (Workspace workspace = new Workspace(setting.directory())) {
            final Histogram latencies = subject.measure(new LatencyTask(EVENTS_PER_SECOND,
                setting.latencyWarmUpSeconds(), setting.latencySeconds(), workspace.path())).latencies();
            sum.add(latencies);
            return latencies;
        }
    }

    @Override
    public void check() {
        referee.check(trades);
    }

    @Override
    public List<Finding> findings() {
        final List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < PERCENTILES.length; i++) {
            findings.add(new Finding(Budget.atMost("latency at 100k/s, durability process / bare hop, " + NAMES[i],
                LIMITS[i]), ratios[i], text(turgoLatencies, i) + " / " + text(hopLatencies, i)));
        }
        return findings;
    }

    private static String text(Histogram histogram, int percentile) {
        return Figures.duration(histogram.getValueAtPercentile(PERCENTILES[percentile]));
    }

    @Override
    public List<Series> series() {
        return List.of();
    }
}
