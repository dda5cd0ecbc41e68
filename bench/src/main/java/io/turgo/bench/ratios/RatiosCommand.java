package io.turgo.bench.ratios;

import io.turgo.bench.report.BenchOptions;
import io.turgo.bench.report.Finding;
import io.turgo.bench.report.Report;
import io.turgo.bench.trades.Trades;
import io.turgo.daemon.Figures;
import io.turgo.daemon.ProgressLine;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code turgo bench ratios}. */
@Command(name = "ratios", description = {
    "Measures what Turgo promises, side by side with what it is compared to: pairs of runs, interleaved, in one "
        + "process.",
    "Every implementation must find the same windows and alerts, or the run is void."})
public final class RatiosCommand implements Callable<Integer> {
    @Mixin
    private BenchOptions options;

    @Override
    public Integer call() {
        final Report report = options.report("Turgo's budgets");
        final Setting setting = new Setting(options.quick(), options.directory());
        options.messages().println("making " + Figures.count(setting.tradeCount()) + " trades");
        final Trades trades = setting.trades();
        for (final Comparison comparison : List.of(new ThroughputComparison(setting, trades),
            new JournalComparison(setting, trades), new LatencyComparison(setting, trades),
            new AllocationComparison(setting, trades))) {
            measure(comparison);
            for (final Finding finding : comparison.findings()) {
                report.budget(finding);
            }
        }
        options.finish(report);
        return 0;
    }

    private void measure(Comparison comparison) {
        options.messages().println(comparison.name());
        try (ProgressLine progress = options.progress()) {
            comparison.pair(false);
            for (int i = 1; i <= comparison.pairs(); i++) {
                final int pair = i;
                comparison.pair(true);
                progress.update(() -> comparison.name() + ": " + pair + " of " + comparison.pairs() + " done");
            }
        }
    }
}
