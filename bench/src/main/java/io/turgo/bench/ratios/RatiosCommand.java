package io.turgo.bench.ratios;

import io.turgo.bench.trades.Trades;
import io.turgo.daemon.Figures;
import io.turgo.daemon.ProgressLine;
import io.turgo.daemon.SummaryTable;
import io.turgo.daemon.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code turgo bench ratios}. */
@Command(name = "ratios", description = {
    "Measures what Turgo promises, side by side with what it is compared to: pairs of runs, interleaved, in one "
        + "process.",
    "Every implementation must find the same windows and alerts, or the run is void."})
public final class RatiosCommand implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--quick", description = "5 pairs of shorter runs instead of 9, in less than three minutes.")
    private boolean quick;

    @Option(names = "--dir", paramLabel = "DIR", defaultValue = "target/bench",
        description = "Where journals are written; each is deleted after its run (default: ${DEFAULT-VALUE}).")
    private Path directory;

    @Override
    public Integer call() {
        final NanoClock clock = SystemNanoClock.INSTANCE;
        final long startNs = clock.nanoTime();
        final Setting setting = new Setting(quick, directory);
        final PrintWriter messages = spec.commandLine().getErr();
        messages.println("making " + Figures.count(setting.tradeCount()) + " trades");
        final Trades trades = setting.trades();
        final List<Finding> findings = new ArrayList<>();
        for (final Comparison comparison : List.of(new ThroughputComparison(setting, trades),
            new JournalComparison(setting, trades), new LatencyComparison(setting, trades),
            new AllocationComparison(setting, trades))) {
            measure(comparison, messages, clock);
            findings.addAll(comparison.findings());
        }
        print(findings, clock.nanoTime() - startNs);
        return 0;
    }

    private static void measure(Comparison comparison, PrintWriter messages, NanoClock clock) {
        messages.println(comparison.name());
        messages.flush();
        try (ProgressLine progress = new ProgressLine(messages, Terminal.ofProcess(), clock::nanoTime)) {
            comparison.pair(false);
            for (int i = 1; i <= comparison.pairs(); i++) {
                final int pair = i;
                comparison.pair(true);
                progress.update(() -> comparison.name() + ": " + pair + " of " + comparison.pairs() + " done");
            }
        }
    }

    private void print(List<Finding> findings, long elapsedNs) {
        final SummaryTable table = new SummaryTable("what", "budget", "median", "spread", "verdict");
        for (final Finding finding : findings) {
            final double median = finding.samples().median();
            table.row(finding.budget().what(), finding.budget().text(), Samples.figure(median),
                finding.samples().spread(), finding.budget().verdict(median));
        }
        final PrintWriter out = spec.commandLine().getOut();
        out.print(table.text());
        out.println();
        for (final Finding finding : findings) {
            out.println(finding.budget().what() + ": " + finding.detail());
        }
        out.println("JDK " + Runtime.version() + ", " + Runtime.getRuntime().availableProcessors() + " cores, "
            + Figures.duration(elapsedNs));
        out.flush();
    }
}
