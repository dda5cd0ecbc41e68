package io.turgo.bench.latency;

import io.turgo.bench.report.Axis;
import io.turgo.bench.report.Line;
import io.turgo.bench.report.LineChart;
import io.turgo.bench.report.Table;
import io.turgo.daemon.Figures;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** The latencies of all subjects at one rate, runs added up, and the noise of the machine meanwhile. One thread. */
final class Profile {
    private static final double[] PERCENTILES = {50, 90, 99, 99.9, 99.99};
    private static final double MICROSECOND_NS = 1_000;
    private static final int POINTS_PER_DECADE = 8;
    private static final String NONE = "-";

    private final String title;
    private final Map<String, Histogram> latencies = new LinkedHashMap<>();
    private final Map<String, String> saturated = new LinkedHashMap<>();
    private final Histogram gaps = LatencyResult.histogram();
    private final Histogram hiccups = LatencyResult.histogram();

    /**
     * @param title    names the rate
     * @param subjects all that are to be measured, in the order of all tables and plots
     */
    Profile(String title, List<String> subjects) {
        this.title = title;
        subjects.forEach(subject -> latencies.put(subject, LatencyResult.histogram()));
    }

    /** Adds a run. */
    void add(String subject, LatencyResult result, Histogram overslept) {
        gaps.add(result.gaps());
        hiccups.add(overslept);
        if (result.saturated()) {
            saturated(subject, "fell behind, did " + rate(result.eventsPerSecond()));
        } else {
            latencies.get(subject).add(result.latencies());
        }
    }

    /** Notes that a subject does not reach the rate: it has no latency at it. */
    void saturated(String subject, String why) {
        saturated.put(subject, "saturated: " + why);
    }

    boolean isSaturated(String subject) {
        return saturated.containsKey(subject);
    }

    /** Percentiles of all in microseconds. */
    Table table() {
        final Table table = new Table(title,
            List.of("us", "events", "p50", "p90", "p99", "p99.9", "p99.99", "max", "note"));
        latencies.forEach((subject, histogram) -> {
            if (isSaturated(subject)) {
                table.row(subject, 0L, NONE, NONE, NONE, NONE, NONE, NONE, saturated.get(subject));
            } else {
                row(table, subject, histogram, "");
            }
        });
        row(table, "machine: a sleeper woken late", hiccups, "");
        row(table, "machine: gaps of the sender, per ms", gaps, "");
        return table;
    }

    private static void row(Table table, String name, Histogram histogram, String note) {
        final Object[] cells = new Object[PERCENTILES.length + 4];
        cells[0] = name;
        cells[1] = histogram.getTotalCount();
        for (int i = 0; i < PERCENTILES.length; i++) {
            cells[i + 2] = histogram.getValueAtPercentile(PERCENTILES[i]) / MICROSECOND_NS;
        }
        cells[cells.length - 2] = histogram.getMaxValue() / MICROSECOND_NS;
        cells[cells.length - 1] = note;
        table.row(cells);
    }

    /** Latency by percentile. */
    LineChart chart() {
        final LineChart chart =
            new LineChart(title, Axis.percentiles(), Axis.durations("latency from when due to verdict"));
        latencies.forEach((subject, histogram) -> {
            if (isSaturated(subject)) {
                chart.line(subject + " (saturated)");
            } else {
                draw(chart.line(subject), histogram);
            }
        });
        draw(chart.reference("machine: a sleeper woken late"), hiccups);
        draw(chart.reference("machine: gaps of the sender, per ms"), gaps);
        return chart;
    }

    private static void draw(Line line, Histogram histogram) {
        final long count = histogram.getTotalCount();
        for (int i = 0; ; i++) {
            final double nines = Math.pow(10, (double) i / POINTS_PER_DECADE);
            if (nines > count) {
                return;
            }
            line.point(nines, Math.max(1, histogram.getValueAtPercentile(100 - 100 / nines)));
        }
    }

    static String rate(double eventsPerSecond) {
        return Figures.rate(Math.round(eventsPerSecond), 1_000_000_000L);
    }
}
