package io.turgo.bench.ratios;

import io.turgo.bench.checkpoints.OnOffRun;
import io.turgo.bench.latency.LatencyResult;
import io.turgo.bench.report.Budget;
import io.turgo.bench.report.Finding;
import io.turgo.bench.report.Samples;
import io.turgo.bench.report.Workspace;
import io.turgo.daemon.Figures;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.HdrHistogram.Histogram;

/** A job with a lot of state, with checkpoints and without: latency at a fixed rate, and as much as goes through. */
final class CheckpointComparison implements Comparison {
    private static final double[] PERCENTILES = {50, 99, 99.9};
    private static final int PERCENT = 100;
    private static final double JUDGED = 99.9;
    private static final long SECOND_NS = 1_000_000_000L;

    private final Setting setting;
    private final Sums on = new Sums();
    private final Sums off = new Sums();
    private final Samples latencyRatios = new Samples();
    private final Samples rateRatios = new Samples();
    private final Samples checkpoints = new Samples();
    private final Samples checkpointNs = new Samples();

    CheckpointComparison(Setting setting) {
        this.setting = setting;
    }

    /** The runs of one side. */
    private static final class Sums {
        private final Histogram latencies = LatencyResult.histogram();
        private final Samples rates = new Samples();
        private boolean saturated;

        void add(OnOffRun.Outcome outcome) {
            latencies.add(outcome.latency().latencies());
            saturated |= outcome.latency().saturated();
            rates.add(outcome.eventsPerSecond());
        }

        String latencyText() {
            final StringBuilder text = new StringBuilder();
            for (final double percentile : PERCENTILES) {
                text.append(text.length() == 0 ? "" : ", ").append('p').append(percentile % 1 == 0
                    ? String.valueOf((int) percentile) : String.valueOf(percentile)).append(' ')
                    .append(Figures.duration(latencies.getValueAtPercentile(percentile)));
            }
            return text.append(saturated ? ", fell behind the rate" : "").toString();
        }

        String rateText() {
            return Figures.rate(Math.round(rates.median()), SECOND_NS);
        }
    }

    @Override
    public String option() {
        return "checkpoints";
    }

    @Override
    public String name() {
        return setting.checkpoints() + " on / off";
    }

    @Override
    public int pairs() {
        return setting.pairs();
    }

    @Override
    public long estimateNs() {
        return pairs() * 2 * setting.onOffSpans().totalNs();
    }

    @Override
    public void pair(int number, Consumer<Supplier<String>> progress) {
        final OnOffRun.Outcome with;
        final OnOffRun.Outcome without;
        if (number % 2 == 0) {
            without = run(false, progress);
            with = run(true, progress);
        } else {
            with = run(true, progress);
            without = run(false, progress);
        }
        on.add(with);
        off.add(without);
        latencyRatios.add((double) with.latency().latencies().getValueAtPercentile(JUDGED)
            / without.latency().latencies().getValueAtPercentile(JUDGED));
        rateRatios.add(with.eventsPerSecond() / without.eventsPerSecond());
        checkpoints.add(with.checkpoints());
        checkpointNs.add(with.checkpointNs());
    }

    private OnOffRun.Outcome run(boolean withCheckpoints, Consumer<Supplier<String>> progress) {
        progress.accept(() -> withCheckpoints ? "with checkpoints" : "without checkpoints");
        try (Workspace workspace = new Workspace(setting.directory())) {
            return new OnOffRun(setting.statefulJob(), setting.onOffSpans())
                .measure(workspace.path(), withCheckpoints);
        }
    }

    @Override
    public void check() {
        // each run was held against the naive reference when it ended
    }

    @Override
    public List<Finding> findings() {
        final String made = "; " + Samples.figure(checkpoints.median()) + " checkpoints a run, the last in "
            + Figures.duration(Math.round(checkpointNs.median())) + ", at least "
            + Math.round(PERCENT * setting.statefulJob().dirtyShare()) + " % of the keys changed in each";
        return List.of(
            new Finding(Budget.atMost(setting.checkpoints() + " on / off, p99.9 at "
                + Figures.count(setting.statefulJob().eventsPerSecond()) + "/s", 1.5), latencyRatios,
                on.latencyText() + " / " + off.latencyText() + made),
            new Finding(Budget.atLeast(setting.checkpoints() + " on / off, throughput", 0.9), rateRatios,
                on.rateText() + " / " + off.rateText() + made));
    }

    @Override
    public List<Series> series() {
        return List.of();
    }
}
