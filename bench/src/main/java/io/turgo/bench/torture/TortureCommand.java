package io.turgo.bench.torture;

import io.turgo.bench.report.BenchOptions;
import io.turgo.bench.report.Report;
import io.turgo.bench.report.Workspace;
import io.turgo.daemon.ExitCode;
import io.turgo.daemon.ProgressLine;
import io.turgo.daemon.Terminal;
import io.turgo.daemon.TurgoCommand;
import io.turgo.error.ConfigurationException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.concurrent.SystemNanoClock;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code turgo torture}. */
@Command(name = "torture", description = {
    "Kills, halts and damages Turgo, and has another process prove that nothing was lost or came twice.",
    "A failing case prints a line that repeats it, and its directory is kept. Exit code 3 if a case failed."})
public final class TortureCommand implements TurgoCommand {
    @Spec
    private CommandSpec spec;

    @Option(names = "--suite", paramLabel = "NAME", split = ",",
        description = "The suites to run, with commas between them (default: all).")
    private List<String> names = new ArrayList<>();

    @Option(names = "--count", paramLabel = "N", description = "How much of each suite (default: as published).")
    private Integer count;

    @Option(names = "--seed", paramLabel = "S",
        description = "Where all draws come from (default: drawn, and printed).")
    private Long seed;

    @Option(names = "--case", paramLabel = "N", description = "Only this case of one suite.")
    private Integer number;

    @Option(names = "--jobs", paramLabel = "N", defaultValue = "2",
        description = "Cases at a time (default: ${DEFAULT-VALUE}).")
    private int jobs;

    @Option(names = "--jdk", paramLabel = "HOME", split = ",",
        description = "JDKs for the children, beside this one and those in /usr/lib/jvm; one of each version is used.")
    private List<Path> jdks = new ArrayList<>();

    @Option(names = "--dir", paramLabel = "DIR",
        description = "Where cases have their files (default: turgo-torture in the system's directory for such).")
    private Path directory = Path.of(System.getProperty("java.io.tmpdir"), "turgo-torture");

    @Option(names = "--results", paramLabel = "DIR",
        description = "Where torture.md and torture.json go (default: bench/results of the project).")
    private Path results = BenchOptions.usualResults();

    @Override
    public Integer call() {
        final List<Suite> suites = Suites.of(names);
        if (jobs < 1 || count != null && count < 1) {
            throw new ConfigurationException("--jobs and --count are at least 1");
        }
        if (number != null && suites.size() != 1) {
            throw new ConfigurationException("--case " + number + " is of one suite: name it with --suite");
        }
        try (Workspace classes = new Workspace(directory.toAbsolutePath())) {
            return run(suites, new Stage(jdks(classes.path()), directory.toAbsolutePath()));
        }
    }

    /** With archives of their classes, unless only one case is to run. */
    private List<Jdk> jdks(Path classes) {
        final List<Jdk> found = Jdk.find(jdks);
        return number != null ? found : found.stream().map(jdk -> ClassArchive.add(jdk, classes)).toList();
    }

    private int run(List<Suite> suites, Stage stage) {
        final long used = seed != null ? seed : new SplittableRandom().nextInt(Integer.MAX_VALUE);
        final PrintWriter messages = spec.commandLine().getErr();
        messages.println("torture: seed " + used + ", " + stage.jdks() + ", in " + stage.directory());
        messages.flush();
        final Report report = new Report(spec.name(), "Torture").workDirectory(directory)
            .commandLine("./turgo " + String.join(" ", spec.root().commandLine().getParseResult().originalArgs()));
        final TortureReport outcome = new TortureReport(used, stage);
        for (final Suite suite : suites) {
            run(suite, used, stage, outcome);
        }
        outcome.addTo(report);
        if (number == null) {
            report.write(results);
        }
        spec.commandLine().getOut().print(report.text());
        spec.commandLine().getOut().flush();
        return outcome.allPassed() ? ExitCode.OK : ExitCode.FAILURE;
    }

    private void run(Suite suite, long used, Stage stage, TortureReport outcome) {
        final PrintWriter messages = spec.commandLine().getErr();
        final String reason = suite.unavailable(stage);
        if (reason != null) {
            messages.println(suite.name() + " is left out: " + reason);
            messages.flush();
            outcome.leftOut(suite, reason);
            return;
        }
        final SuiteRun run = new SuiteRun(suite, used, stage, messages::println);
        final long startNs = SystemNanoClock.INSTANCE.nanoTime();
        try (ProgressLine progress = new ProgressLine(messages, Terminal.ofProcess(),
            SystemNanoClock.INSTANCE::nanoTime)) {
            if (number != null) {
                run.run(number);
            } else {
                final int wanted = count != null ? count : suite.usualCount();
                run.run(wanted, jobs, () -> progress.update(() -> suite.name() + ": " + run.tally().done() + " of "
                    + wanted + ", " + run.tally().failures().size() + " failures"));
            }
        }
        outcome.add(suite, run.tally(), SystemNanoClock.INSTANCE.nanoTime() - startNs);
    }
}
