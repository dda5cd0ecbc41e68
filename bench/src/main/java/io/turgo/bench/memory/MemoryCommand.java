package io.turgo.bench.memory;

import io.turgo.bench.report.BenchOptions;
import io.turgo.bench.report.Budget;
import io.turgo.bench.report.Finding;
import io.turgo.bench.report.Report;
import io.turgo.bench.report.Samples;
import io.turgo.bench.report.Table;
import io.turgo.bench.report.Workspace;
import io.turgo.counters.EngineCounter;
import io.turgo.daemon.Figures;
import io.turgo.daemon.ProgressLine;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code turgo bench memory}. */
@Command(name = "memory", description = {
    "Measures what windows over a million keys take of memory and, with checkpoints on, of disk.",
    "Results are held against what they must come to. With --quick, 20,000 keys."})
public final class MemoryCommand implements Callable<Integer> {
    private static final int KEYS = 1_000_000;
    private static final int QUICK_KEYS = 20_000;
    private static final int HOPS = 12;
    private static final double LIMIT_GB = 12;
    private static final double GB = 1e9;

    @Mixin
    private BenchOptions options;

    @Option(names = "--only", paramLabel = "NAME", split = ",", defaultValue = "hopping,session",
        description = "hopping, session, or both with a comma between them (default: ${DEFAULT-VALUE}).")
    private List<Kind> only;

    /** The loads by their names on the command line. */
    private enum Kind {
        hopping, session
    }

    @Override
    public Integer call() {
        final int keys = options.quick() ? QUICK_KEYS : KEYS;
        final Report report = options.report("Memory of windows over many keys");
        report.paragraph(Figures.count(keys) + " keys, scattered over all 64 bits; `count()` and a sum of INT64; "
            + "durability `process`, a checkpoint every 10 s and two at the end. Hopping: each key has an event every "
            + "two hours, a day long and an hour more, so that 12 of the 288 panes of a key's window are active. "
            + "Session: an event every ten minutes, then for half of the keys only. Bytes of state are those held off "
            + "the heap while there were most rows, index and room for growth included; those of a checkpoint are the "
            + "lengths of its files. A stretch is what comes in one hop of five minutes, firing included, or a tenth "
            + "of a round of sessions.");
        final Table table = new Table("Memory", List.of("windows", "state rows", "rows (active panes) a key",
            "state", "bytes a row", "checkpoint", "the other one", "together", "results", "events", "seconds",
            "stretch, median s", "longest s", "checkpoints while it ran"));
        final Samples largest = new Samples();
        double gigabytes = 0;
        for (final Kind kind : only) {
            final Load load = kind == Kind.hopping ? new HoppingLoad(keys, HOPS) : new SessionLoad(keys);
            gigabytes = Math.max(gigabytes, measure(load, keys, table) / GB);
        }
        largest.add(gigabytes);
        report.table(table);
        if (!options.quick()) {
            report.budget(new Finding(Budget.atMost("1,000,000 keys, state and both checkpoints, GB", LIMIT_GB),
                largest, "the larger of the loads"));
        }
        options.finish(report);
        return 0;
    }

    private long measure(Load load, int keys, Table table) {
        options.messages().println(load.name());
        options.messages().flush();
        try (Workspace workspace = new Workspace(options.directory());
            MemoryRun run = new MemoryRun(load, workspace.path());
            ProgressLine progress = options.progress()) {
            final Footprint footprint = run.run(done -> progress.update(() ->
                Figures.count(done) + " of " + Figures.count(load.events()) + " events"));
            table.row(load.name(), footprint.rows(), (double) footprint.rows() / keys,
                Figures.bytes(footprint.stateBytes()), (double) footprint.stateBytes() / footprint.rows(),
                Figures.bytes(footprint.first()), Figures.bytes(footprint.second()), Figures.bytes(footprint.total()),
                run.results(), load.events(), run.seconds(), run.stretches().median(), run.longest(),
                run.value(EngineCounter.CHECKPOINTS));
            return footprint.total();
        }
    }
}
