package io.turgo.bench.peers;

import io.turgo.bench.report.BenchOptions;
import io.turgo.bench.report.Report;
import io.turgo.daemon.Figures;
import io.turgo.daemon.ProgressLine;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code turgo bench peers}. */
@Command(name = "peers", description = {
    "Runs the trades job on Turgo, Hazelcast Jet, Apache Flink and Kafka Streams, each in a JVM of its own, on the "
        + "same trades.",
    "Every engine must find the same windows and alerts, or the comparison is void.",
    "Builds the peers' modules at the first start, for which it downloads their libraries."})
public final class PeersCommand implements Callable<Integer> {
    private static final String HOME = "turgo.home";

    @Mixin
    private BenchOptions options;

    @Option(names = "--engines", paramLabel = "LIST", split = ",", defaultValue = "in-house,jet,flink,kafka",
        description = "Who takes part (default: ${DEFAULT-VALUE}).")
    private List<String> engines = new ArrayList<>();

    @Option(names = "--events", paramLabel = "N",
        description = "Trades of a run at full speed (default: 32 million; quick: 16 million). A quarter warms up.")
    private Integer events;

    @Override
    public Integer call() {
        final Plan plan = new Plan(options.quick(), events == null ? Plan.events(options.quick()) : events,
            Runtime.getRuntime().availableProcessors(), programs());
        options.messages().println(Figures.count(plan.events()) + " trades a run, every run in a JVM of its own, "
            + (plan.quick() ? "less than three minutes in all" : "about half an hour in all")
            + "; a run that takes more than " + plan.limitSeconds() + " s is ended");
        final Report report = options.report("Turgo and the engines that one would pick instead");
        try (ProgressLine line = options.progress()) {
            final Progress progress = new Progress(line);
            final Children children = new Children(Path.of(System.getProperty(HOME, "")), options.directory(),
                plan.limitSeconds(), progress::show);
            new PeersReport(new Rounds(plan, children, progress::now).run(), report).write();
        }
        options.finish(report);
        return 0;
    }

    private Set<Program> programs() {
        final Set<Program> programs = EnumSet.noneOf(Program.class);
        engines.forEach(each -> programs.add(Program.of(each.strip())));
        return programs;
    }

    /** What runs now, on the progress line. */
    private static final class Progress {
        private final ProgressLine line;
        private String text = "";

        Progress(ProgressLine line) {
            this.line = line;
        }

        void now(String what) {
            text = what;
            show();
        }

        void show() {
            line.update(() -> text);
        }
    }
}
