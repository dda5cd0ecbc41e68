package io.turgo.bench.scale;

import io.turgo.bench.report.BenchOptions;
import io.turgo.bench.report.Report;
import io.turgo.daemon.Figures;
import io.turgo.daemon.ProgressLine;
import io.turgo.error.ConfigurationException;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code turgo bench scale}. */
@Command(name = "scale", description = {
    "Measures how cost grows with the size of a job, and holds it against how it should grow.",
    "Everything that is measured is also worked out naively, and must come to the same."})
public final class ScaleCommand implements Callable<Integer> {
    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;

    /** More runnable threads than this in the last minute disturb. */
    private static final double BUSY = 1;

    @Mixin
    private BenchOptions options;

    @Option(names = "--curve", paramLabel = "NAME", split = ",",
        description = "The curves to measure, with commas between them (default: all). One of keys, record-size, "
            + "open-windows, window-size, stages, producers, durability, frame-size, threads, replay, "
            + "recovery-journal, recovery-state.")
    private List<String> names = new ArrayList<>();

    @Override
    public Integer call() {
        final Bench bench = new Bench(Setting.of(options.quick(), options.directory()));
        final List<Curve> curves = chosen();
        final Report report = options.report("Scale curves");
        report.paragraph(ScaleReport.PREFACE);
        final List<List<Case>> cases = curves.stream().map(curve -> curve.cases(bench)).toList();
        announce(bench.setting(), curves, cases.stream().mapToInt(List::size).sum());
        final ScaleReport results = new ScaleReport(report, bench);
        for (int i = 0; i < curves.size(); i++) {
            results.add(curves.get(i), measure(curves.get(i), cases.get(i), bench.setting()));
        }
        results.summary();
        options.finish(report);
        return 0;
    }

    /** @throws ConfigurationException if there is no curve of a name */
    private List<Curve> chosen() {
        final List<Curve> all = Curves.all();
        for (final String name : names) {
            if (all.stream().noneMatch(curve -> curve.name().equals(name))) {
                throw new ConfigurationException("curve=" + name + " is none of "
                    + String.join(", ", all.stream().map(Curve::name).toList()));
            }
        }
        return all.stream().filter(curve -> names.isEmpty() || names.contains(curve.name())).toList();
    }

    private void announce(Setting setting, List<Curve> curves, int cases) {
        options.messages().println(curves.size() + " curves, " + cases + " points, up to " + setting.rounds()
            + " times each; about " + Figures.duration(curves.size() * setting.usualCurveTimeNs()));
        curves.forEach(curve -> curve.notes().forEach(options.messages()::println));
        final double load = ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
        if (load > BUSY) {
            options.messages().println("the machine is busy (load average " + Laws.figure(load)
                + "): caches and cores are shared, and verdicts may be worse than they should");
        }
        options.messages().flush();
    }

    private Results measure(Curve curve, List<Case> cases, Setting setting) {
        options.messages().println(curve.title());
        options.messages().flush();
        final Results results = new Results();
        final long startNs = CLOCK.nanoTime();
        try (ProgressLine progress = options.progress()) {
            for (int i = 1; i <= setting.rounds() && CLOCK.nanoTime() - startNs < setting.curveTimeNs(); i++) {
                final int round = i;
                for (final Case each : cases) {
                    progress.update(() -> curve.name() + ": " + each.label() + ", round " + round + " of at most "
                        + setting.rounds());
                    each.work().accept(results);
                }
            }
        }
        return results;
    }
}
