package io.turgo.daemon.sql;

import io.turgo.daemon.ChangeOptions;
import io.turgo.daemon.ExitCode;
import io.turgo.daemon.PipelineRun;
import io.turgo.daemon.RunObserver;
import io.turgo.daemon.RunReport;
import io.turgo.daemon.Terminal;
import io.turgo.daemon.ThreadPlanConverter;
import io.turgo.daemon.TurgoCommand;
import io.turgo.daemon.http.HttpDoor;
import io.turgo.daemon.http.HttpSettings;
import io.turgo.daemon.stat.StatCommand;
import io.turgo.engine.Context;
import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.engine.ThreadPlan;
import io.turgo.error.EnvironmentException;
import io.turgo.frame.Durability;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import io.turgo.pipeline.Pipeline;
import io.turgo.sql.SqlFile;
import io.turgo.sql.SqlJob;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turgo run}. */
@Command(name = "run", description = {
    "Runs the pipeline that a file of SQL describes.",
    "If everything that it reads comes to an end, all windows are closed and it ends; else it runs until Ctrl-C or "
        + "SIGTERM. The same command goes on from there; run again after its end, it adds nothing."})
public final class RunCommand implements TurgoCommand {
    private static final Path DEFAULT_DATA = Path.of("turgo-data");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE.sql", description = "The file.")
    private Path file;

    @Option(names = "--data", paramLabel = "DIR",
        description = "The data directory: journal, checkpoints, counters (default: turgo-data/FILE.sql).")
    private Path data;

    @Option(names = "--durability", paramLabel = "LEVEL",
        description = "none, process or disk (default: what the file sets by turgo.durability, else process).")
    private Durability durability;

    @Option(names = "--threads", paramLabel = "PLAN", converter = ThreadPlanConverter.class,
        description = ThreadPlanConverter.DESCRIPTION)
    private ThreadPlan threads;

    @Mixin
    private ChangeOptions changed;

    @Override
    public Integer call() {
        final SqlJob job = SqlFile.read(file, System.getenv()).plan();
        final PipelineSettings settings = PipelineSettings.apply(job.settings());
        try (settings) {
            return run(job);
        }
    }

    private int run(SqlJob job) {
        final HttpSettings http = HttpSettings.of(System::getProperty);
        final Path directory = data == null ? DEFAULT_DATA.resolve(file.getFileName()) : data;
        final Durability level = durability == null ? PipelineSettings.durability() : durability;
        try (HttpDoor door = http.isOn() ? HttpDoor.open(http, job.name(), directory) : null) {
            final Pipeline pipeline = job.pipeline();
            final PipelineRun run = new PipelineRun(spec.commandLine().getErr(), Terminal.ofProcess(),
                door == null ? RunObserver.SILENT : door.observer());
            report(run.live(pipeline, context(directory, level)), directory);
        }
        return ExitCode.OK;
    }

    private Context context(Path directory, Durability level) {
        final Context context = Engine.context().onChange(changed.change());
        if (threads != null) {
            context.threads(threads);
        }
        if (level == Durability.NONE) {
            make(directory);
        } else {
            context.journal(ChronicleJournal.open(directory, new JournalSettings().durability(level)));
        }
        return context.countersFile(directory.resolve(StatCommand.COUNTERS));
    }

    private static void make(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new EnvironmentException("cannot make data directory " + directory + " (" + e
                + "), name another one by --data", e);
        }
    }

    private void report(PipelineRun.Outcome outcome, Path directory) {
        final PrintWriter out = spec.commandLine().getOut();
        out.print(RunReport.of(outcome));
        final EngineResult result = outcome.result();
        if (result.deadLetters() > 0) {
            out.println("all of them: " + (result.journalRecords() == 0 ? "" : "`turgo journal dump " + directory
                + "` prints them among the rest as \"kind\":\"dead-letter\"; ")
                + "INSERT INTO ... SELECT * FROM dead_letters in the file writes them to a table (docs/sql.md)");
        }
        if (result.events() == 0 && result.replayed() + result.restored() > 0 && result.openSources().isEmpty()) {
            out.println("nothing new: the journal has all of the input already; what was added to it since its end is "
                + "not read: other input needs another --data DIR");
        }
        out.flush();
    }
}
