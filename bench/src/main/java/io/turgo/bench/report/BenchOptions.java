package io.turgo.bench.report;

import io.turgo.daemon.ProgressLine;
import io.turgo.daemon.Terminal;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.agrona.concurrent.SystemNanoClock;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The options that all measuring commands share, as a picocli mixin, and where their messages and results go. */
public final class BenchOptions {
    /** The project's directory, set by {@code ./turgo}. */
    static final String HOME = "turgo.home";

    @Spec(Spec.Target.MIXEE)
    private CommandSpec spec;

    @Option(names = "--quick", description = "Shorter runs and fewer of them: all over in less than three minutes.")
    private boolean quick;

    @Option(names = "--dir", paramLabel = "DIR", defaultValue = "target/bench",
        description = "Where a run has its files; they are deleted after it (default: ${DEFAULT-VALUE}).")
    private Path directory;

    @Option(names = "--results", paramLabel = "DIR",
        description = "Where the results go (default: bench/results of the project).")
    private Path results;

    /** Whether it is to be over in three minutes. */
    public boolean quick() {
        return quick;
    }

    /** Where a run may make directories for its files. */
    public Path directory() {
        return directory;
    }

    /** Where results go: as said, else below the project if {@code ./turgo} told where it is, else below here. */
    public Path results() {
        return results != null ? results : usualResults();
    }

    /** Where results go if nothing is said. */
    public static Path usualResults() {
        return Path.of(System.getProperty(HOME, ""), "bench", "results");
    }

    /** Takes messages to people that are no results. */
    public PrintWriter messages() {
        return spec.commandLine().getErr();
    }

    /** Takes results. */
    public PrintWriter out() {
        return spec.commandLine().getOut();
    }

    /** A new progress line; closed by the caller. */
    public ProgressLine progress() {
        return new ProgressLine(messages(), Terminal.ofProcess(), SystemNanoClock.INSTANCE::nanoTime);
    }

    /**
     * A report whose measurement begins now; says so if the machine is busy with other things.
     *
     * @param title the heading
     */
    public Report report(String title) {
        return report(title, List.of());
    }

    /**
     * The same of a part of what the command measures, with files of its own.
     *
     * @param parts their names, which follow the command's in the files' names; none for all of it
     */
    public Report report(String title, List<String> parts) {
        final String name = String.join("-", Stream.concat(Stream.of(spec.name()), parts.stream()).toList());
        final Report report = new Report(name, title).workDirectory(directory).commandLine(commandLine());
        if (!report.warning().isEmpty()) {
            messages().println(report.warning());
        }
        return report;
    }

    private String commandLine() {
        final List<String> arguments = spec.root().commandLine().getParseResult().originalArgs();
        return "./turgo " + String.join(" ", arguments);
    }

    /** Ends a measurement: writes its files, prints its tables and where the files are. */
    public void finish(Report report) {
        report.write(results());
        out().print(report.text());
        out().println("results are in " + results().resolve(report.command() + ".md"));
        out().flush();
    }
}
