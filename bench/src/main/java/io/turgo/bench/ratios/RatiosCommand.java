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
import io.turgo.error.ConfigurationException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code turgo bench ratios}. */
@Command(name = "ratios", description = {
    "Measures what Turgo promises, side by side with what it is compared to: pairs of runs in one process, taking "
        + "turns in which is first. Of each run, only the steady part behind a warm-up counts.",
    "Every implementation must find the same windows and alerts, or the run is void."})
public final class RatiosCommand implements Callable<Integer> {
    private static final List<Finding> PENDING = List.of(
        Finding.pending(
            Budget.atMost("latency at 100k/s, p50 / better of Jet and Flink", 0.04), "`turgo bench peers`"));

    @Mixin
    private BenchOptions options;

    @Option(names = "--only", paramLabel = "NAME", split = ",",
        description = "The comparisons to make, with commas between them (default: all). One of journal-off, burst, "
            + "latency, allocation, sql, allocation-sql, sustained, checkpoints, recovery. Results then have the names "
            + "behind `ratios`.")
    private List<String> only = new ArrayList<>();

    @Override
    public Integer call() {
        final Setting setting = new Setting(options.quick(), options.directory());
        final List<Comparison> comparisons = chosen(setting);
        final Report report = options.report("Turgo's budgets", only);
        options.messages().println("budgets, in " + comparisons.size() + " comparisons, about "
            + Figures.duration(comparisons.stream().mapToLong(Comparison::estimateNs).sum()));
        comparisons.forEach(this::measure);
        write(comparisons, report);
        options.finish(report);
        return 0;
    }

    /** @throws ConfigurationException if there is no comparison of a name */
    private List<Comparison> chosen(Setting setting) {
        final Trades trades = setting.trades();
        final List<Comparison> all = List.of(ThroughputComparison.journalOff(setting, trades),
            new BurstComparison(setting, trades), new LatencyComparison(setting, trades),
            AllocationComparison.inJava(setting, trades), ThroughputComparison.sql(setting, trades),
            AllocationComparison.inSql(setting, trades), ThroughputComparison.sustained(setting, trades),
            new CheckpointComparison(setting), new RecoveryComparison(setting));
        final List<String> known = all.stream().map(Comparison::option).toList();
        for (final String name : only) {
            if (!known.contains(name)) {
                throw new ConfigurationException("--only " + name + " is none of " + String.join(", ", known));
            }
        }
        return all.stream().filter(each -> only.isEmpty() || only.contains(each.option())).toList();
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

    private void write(List<Comparison> comparisons, Report report) {
        report.paragraph("Ratios of pairs of runs, taking turns: the median, and how far they lie apart. Every run is"
            + " started anew, warms up, comes to rest, and is measured from there on; what it found was compared with a"
            + " plain loop over the same trades.");
        for (final Comparison comparison : comparisons) {
            comparison.findings().forEach(report::budget);
        }
        if (only.isEmpty()) {
            PENDING.forEach(report::budget);
        }
        if (comparisons.stream().allMatch(each -> each.series().isEmpty())) {
            return;
        }
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
