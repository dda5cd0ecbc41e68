package io.turgo.bench.torture;

import io.turgo.bench.report.Report;
import io.turgo.bench.report.Table;
import io.turgo.daemon.Figures;
import java.util.List;
import java.util.stream.Collectors;

/** The results of all suites of a run. One thread. */
final class TortureReport {
    private static final double NS_PER_SECOND = 1e9;
    private static final String NOTHING = "-";

    private final Table table = new Table("Suites", List.of("suite", "cases", "passed", "done", "live after, max s",
        "first output after, max s", "what happened", "took", "failing cases"));
    private final long seed;
    private final Stage stage;
    private boolean passed = true;

    TortureReport(long seed, Stage stage) {
        this.seed = seed;
        this.stage = stage;
    }

    void leftOut(Suite suite, String reason) {
        table.row(suite.name() + ": " + suite.title(), 0, 0, 0, NOTHING, NOTHING, "left out: " + reason, NOTHING,
            NOTHING);
    }

    void add(Suite suite, Tally tally, long elapsedNs) {
        passed &= tally.failures().isEmpty();
        table.row(suite.name() + ": " + suite.title(), tally.cases(), tally.passes(), tally.done(),
            seconds(tally.recoveryNs()), seconds(tally.outputNs()), tally.counted(), Figures.duration(elapsedNs),
            tally.failures().isEmpty() ? NOTHING : tally.failures().stream().map(each -> "" + each.number())
                .collect(Collectors.joining(" ")));
    }

    private static Object seconds(long ns) {
        return ns <= 0 ? NOTHING : (Object) (ns / NS_PER_SECOND);
    }

    boolean allPassed() {
        return passed;
    }

    void addTo(Report report) {
        report.paragraph("Seed " + seed + ", on " + stage.jdks().stream().map(Jdk::toString)
            .collect(Collectors.joining(" and ")) + ". A case passes if a process of its own, which knows only input"
            + " and outputs, finds every input reflected exactly once and all outputs equal to those of a naive"
            + " single-threaded run, byte for byte, and if state and outputs hash to the same as after a replay of the"
            + " whole journal. Times are from the start of a process.").table(table);
    }
}
