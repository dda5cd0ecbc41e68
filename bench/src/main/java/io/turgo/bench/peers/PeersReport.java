package io.turgo.bench.peers;

import io.turgo.bench.peers.child.Result;
import io.turgo.bench.report.Axis;
import io.turgo.bench.report.BarChart;
import io.turgo.bench.report.Line;
import io.turgo.bench.report.LineChart;
import io.turgo.bench.report.Report;
import io.turgo.bench.report.Samples;
import io.turgo.bench.report.Table;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** The standings as tables, plots and budgets. */
final class PeersReport {
    private static final double NS_PER_US = 1e3;
    private static final double NS_PER_MS = 1e6;
    private static final double MILLION = 1e6;
    private static final int TICKS_PER_HALF = 2;
    private static final double[] PERCENTILES = {50, 99, 99.9, 100};

    private final Standings standings;
    private final Report report;

    PeersReport(Standings standings, Report report) {
        this.standings = standings;
        this.report = report;
    }

    /** Adds everything to the report. */
    void write() {
        report.paragraph("The trades job, each engine in a JVM of its own, one after the other, on the same trades. "
            + "All found the same windows and alerts. What was tuned, and how: `bench/README.md`, section Peers.");
        new PeersBudgets(standings).findings().forEach(report::budget);
        throughput();
        latency();
    }

    private void throughput() {
        final Table table = new Table("Throughput", List.of("engine", "version", "trades", "million/s", "runs",
            "cpu ns/trade", "start-up ms", "snapshots"));
        final BarChart bars = new BarChart("Trades per second", "million/s");
        standings.throughput().forEach((contender, results) -> {
            final Result first = results.get(0);
            final long counted = (long) first.task().events() - first.task().warmUp();
            final double rate = median(results, result -> Standings.rate(result) / MILLION);
            table.row(contender.name(), first.version(), counted, rate, results.size(),
                median(results, result -> (double) result.cpuNs() / counted),
                median(results, result -> result.startUpNs() / NS_PER_MS), first.snapshots());
            bars.bar(contender.name(), rate);
        });
        report.table(table).bars(bars);
    }

    private static double median(List<Result> results, ToDoubleFunction<Result> value) {
        final Samples samples = new Samples();
        results.forEach(result -> samples.add(value.applyAsDouble(result)));
        return samples.median();
    }

    private void latency() {
        final Table table = new Table("Latency from due to verdict",
            List.of("engine", "trades/s", "p50 us", "p99 us", "p99.9 us", "max us", "runs"));
        final LineChart lines = new LineChart("Latency by percentile",
            new Axis("one trade in so many is slower", true), new Axis("us", true));
        for (final Map.Entry<Contender, List<Result>> each : standings.latency().entrySet()) {
            final Contender contender = each.getKey();
            final Histogram sum = sum(each.getValue());
            final double[] us = new double[PERCENTILES.length];
            for (int i = 0; i < us.length; i++) {
                us[i] = sum.getValueAtPercentile(PERCENTILES[i]) / NS_PER_US;
            }
            table.row(contender.name(), each.getValue().get(0).task().eventsPerSecond(), us[0], us[1], us[2], us[3],
                each.getValue().size());
            draw(sum, contender.equals(Contender.HOP) ? lines.reference(contender.name())
                : lines.line(contender.name()));
        }
        report.table(table).lines(lines);
    }

    private static Histogram sum(List<Result> results) {
        final Histogram sum = new Histogram(results.get(0).latencies());
        results.forEach(result -> sum.add(result.latencies()));
        return sum;
    }

    private static void draw(Histogram histogram, Line line) {
        for (final HistogramIterationValue value : histogram.percentiles(TICKS_PER_HALF)) {
            final double above = 1 - value.getPercentileLevelIteratedTo() / 100;
            if (above > 0) {
                line.point(1 / above, value.getValueIteratedTo() / NS_PER_US);
            }
        }
    }
}
