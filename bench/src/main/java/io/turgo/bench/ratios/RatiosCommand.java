package io.turgo.bench.ratios;

import io.turgo.bench.report.BarChart;
import io.turgo.bench.report.BenchOptions;
import io.turgo.bench.report.Budget;
import io.turgo.bench.report.Finding;
import io.turgo.bench.report.Report;
import io.turgo.bench.report.Table;
import io.turgo.bench.trades.Trades;
import io.turgo.daemon.Figures;
import io.turgo.daemon.ProgressLine;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code turgo bench ratios}. */
@Command(name = "ratios", description = {
    "Measures what Turgo promises, side by side with what it is compared to: pairs of runs in one process, taking "
        + "turns in which is first. Of each run, only the steady part behind a warm-up counts.",
    "Every implementation must find the same windows and alerts, or the run is void."})
public final class RatiosCommand implements Callable<Integer> {
    private static final List<Finding> PENDING = List.of(
        Finding.pending(Budget.atLeast("one SQL pipeline / the same pipeline in Java", 0.9), "SQL"),
        Finding.pending(Budget.atMost("latency at 100k/s, p50 / better of Jet and Flink", 0.04), "`turgo bench peers`"),
        Finding.pending(Budget.atMost("10 s checkpoints on / off, p99.9", 1.5), "checkpoints"),
        Finding.pending(Budget.atLeast("10 s checkpoints on / off, throughput", 0.9), "checkpoints"),
        Finding.pending(Budget.atMost("kill -9 with a 10 GB journal to first output, seconds", 5), "checkpoints"));

    @Mixin
    private BenchOptions options;

    @Override
    public Integer call() {
        final Report report = options.report("Turgo's budgets");
        final Setting setting = new Setting(options.quick(), options.directory());
        final Trades trades = setting.trades();
        final List<Comparison> comparisons = List.of(ThroughputComparison.journalOff(setting, trades),
            new BurstComparison(setting, trades), new LatencyComparison(setting, trades),
            new AllocationComparison(setting, trades), ThroughputComparison.sustained(setting, trades));
        options.messages().println("budgets, in " + comparisons.size() + " comparisons, about "
            + Figures.duration(comparisons.stream().mapToLong(Comparison::estimateNs).sum()));
        comparisons.forEach(this::measure);
        write(comparisons, report);
        options.finish(report);
        return 0;
    }

    private void measure(Comparison comparison) {
        options.messages().println(comparison.name() + ", about " + Figures.duration(comparison.estimateNs()));
        try (ProgressLine progress = options.progress()) {
            for (int i = 0; i < comparison.pairs(); i++) {
                final String pair = "pair " + (i + 1) + " of " + comparison.pairs() + ", ";
                comparison.pair(i, text -> progress.update(() -> pair + text.get()));
            }
            progress.update(() -> "checking what was found");
            comparison.check();
        }
    }

    private static void write(List<Comparison> comparisons, Report report) {
        report.paragraph("Ratios of pairs of runs, taking turns: the median, and how far they lie apart. Every run is"
            + " started anew, warms up, comes to rest, and is measured from there on; what it found was compared with a"
            + " plain loop over the same trades.");
        for (final Comparison comparison : comparisons) {
            comparison.findings().forEach(report::budget);
        }
        PENDING.forEach(report::budget);
        final BarChart bars = new BarChart("Throughput in the steady part", "trades/s");
        final Table table = new Table("Runs: medians", Series.COLUMNS);
        for (final Comparison comparison : comparisons) {
            for (final Series series : comparison.series()) {
                bars.bar(series.name(), series.rate());
                table.row(series.row());
            }
        }
        report.bars(bars).table(table);
    }
}
