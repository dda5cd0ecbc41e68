package io.turgo.bench.latency;

import io.turgo.bench.report.BarChart;
import io.turgo.bench.report.BenchOptions;
import io.turgo.bench.report.Report;
import io.turgo.bench.trades.Referee;
import io.turgo.bench.trades.Trades;
import io.turgo.daemon.Figures;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code turgo bench latency}. */
@Command(name = "latency", description = {
    "Measures latency in open loops at fixed rates, from when each trade was due to the detector's verdict on it, and "
        + "the noise of the machine meanwhile.",
    "An engine is also measured at half of its own peak; a rate above its peak is reported as saturated."})
public final class LatencyCommand implements Callable<Integer> {
    private static final int TRADES = 1 << 21;

    @Mixin
    private BenchOptions options;

    @Option(names = "--rates", paramLabel = "RATE", split = ",", converter = Rates.class,
        defaultValue = "10k,100k,500k,1M",
        description = "Trades a second, for example 10k,1M (default: ${DEFAULT-VALUE}).")
    private List<Long> rates;

    @Option(names = "--engine", paramLabel = "NAME", split = ",",
        description = "What to measure, several by commas; `all` for all there is.")
    private List<String> engines = new ArrayList<>();

    @Override
    public Integer call() {
        final LatencyPlan plan = options.quick() ? LatencyPlan.QUICK : LatencyPlan.FULL;
        final Referee referee = new Referee();
        final Trades trades = Trades.make(TRADES, Trades.SEED);
        final List<LatencySubject> subjects = Subjects.chosen(Subjects.all(trades, referee), engines);
        final Set<Long> distinct = new LinkedHashSet<>(rates);
        options.messages().println("latency of " + subjects.size() + " engines at " + distinct.size()
            + " rates and half of their peaks, about " + Figures.duration(
                plan.estimateNs(subjects.size(), distinct.size() + 1)));
        final Report report = options.report("Latency from due to verdict");
        final LatencyRuns runs = new LatencyRuns(plan, options, subjects);
        runs.measure(new ArrayList<>(distinct));
        options.messages().println("checking what was found against a plain loop");
        referee.check(trades);
        write(runs, report);
        options.finish(report);
        return 0;
    }

    private static void write(LatencyRuns runs, Report report) {
        report.paragraph("Open loops: each trade is due at a fixed time, whatever became of those before, and its"
            + " latency counts from then to the detector's verdict on it. Dashed, in the same seconds: by how much a"
            + " thread that sleeps was woken late, and the longest gap in each millisecond of the sender, which only"
            + " looks at the clock. What lies on these lines is the machine's; what lies clearly above, the engine's.");
        final BarChart peaks = new BarChart("Peak with latency measured", "trades/s");
        runs.peaks().forEach(peaks::bar);
        for (final Profile profile : runs.profiles()) {
            report.lines(profile.chart()).table(profile.table());
        }
        report.bars(peaks);
    }
}
