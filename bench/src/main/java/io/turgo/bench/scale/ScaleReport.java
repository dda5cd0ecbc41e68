package io.turgo.bench.scale;

import io.turgo.bench.report.Line;
import io.turgo.bench.report.LineChart;
import io.turgo.bench.report.Report;
import io.turgo.bench.report.Table;
import java.util.List;

/** Writes curves into a report. One thread. */
final class ScaleReport {
    /** What the figures mean. */
    static final String PREFACE = "Each point is a new engine in the same JVM: a warm-up, then stretches of events as "
        + "fast as they go through; the stretch that took the busiest engine thread the least processor time counts, "
        + "as disturbance only ever adds. Processor time (`CPU ns/event`) is what is judged: elapsed time depends on "
        + "what else the machine does, publishers included. `busy %` is the part of the elapsed time in which the "
        + "busiest engine thread had a core: where it is low, the engine waited for the publisher or for a core, and "
        + "its batches were small, which makes events somewhat dearer. Every run is held against a naive reference "
        + "(number and checksum of results), or it is void.";

    private static final String NONE = "-";

    private final Report report;
    private final Bench bench;
    private final Table verdicts = new Table("Verdicts", List.of("curve", "expected", "found", "verdict"));

    ScaleReport(Report report, Bench bench) {
        this.report = report;
        this.bench = bench;
    }

    /** A curve has been measured. */
    void add(Curve curve, Results results) {
        report.paragraph("**" + curve.title() + "** (`" + curve.name() + "`). " + curve.theory());
        report.table(table(curve, results));
        report.lines(chart(curve, results));
        for (final Verdict verdict : curve.verdicts(results, bench)) {
            report.paragraph("Expected: " + verdict.what() + ". Found: " + verdict.found() + ". **" + verdict.text()
                + "**.");
            verdicts.row(curve.name(), verdict.what(), verdict.found(), verdict.text());
        }
        curve.notes().forEach(report::paragraph);
    }

    /** All verdicts once more, in one table. */
    void summary() {
        report.table(verdicts);
    }

    private static Table table(Curve curve, Results results) {
        final Table table = new Table(curve.title(), List.of("line", curve.x().label(), "events/s", "ns/event",
            "CPU ns/event", "busy %", "all threads", "journal B/event", "MB/s", "elapsed ms", "state rows",
            "state MB"));
        for (final String line : results.lines()) {
            results.points(line).forEach(point -> row(table, line, point));
        }
        return table;
    }

    private static void row(Table table, String line, Point point) {
        final Sample sample = point.sample();
        final boolean journaled = sample.journalBytes() > 0;
        final boolean keyed = sample.stateBytes() > 0;
        table.row(line, (long) point.x(), (long) sample.eventsPerSecond(), sample.nsPerEvent(),
            sample.busiestNsPerEvent(), 100 * sample.busyShare(), sample.allNsPerEvent(),
            journaled ? sample.bytesPerEvent() : NONE, journaled ? sample.megabytesPerSecond() : NONE,
            sample.elapsedNs() / 1e6, keyed ? sample.stateRows() : NONE, keyed ? sample.stateBytes() / 1e6 : NONE);
    }

    private static LineChart chart(Curve curve, Results results) {
        final LineChart chart = new LineChart(curve.title(), curve.x(), curve.y());
        for (final String name : results.lines()) {
            final Line line = chart.line(name);
            results.points(name).forEach(point -> line.point(point.x(), curve.y(point.sample())));
        }
        return chart;
    }
}
