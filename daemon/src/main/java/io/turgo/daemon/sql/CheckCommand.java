package io.turgo.daemon.sql;

import io.turgo.daemon.ExitCode;
import io.turgo.daemon.TurgoCommand;
import io.turgo.engine.Engine;
import io.turgo.error.Redaction;
import io.turgo.pipeline.Planner;
import io.turgo.sql.SqlFile;
import io.turgo.sql.SqlJob;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turgo check}. */
@Command(name = "check", description = {
    "Says what is wrong with a file of SQL, all of it, each with line, column and what to do; ends with 1 if anything "
        + "is.", "Opens no file, socket or database that it names."})
public final class CheckCommand implements TurgoCommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE.sql", description = "The file.")
    private Path file;

    @Option(names = "--flink", description = "Name each line that Flink would read otherwise.")
    private boolean flink;

    @Override
    public Integer call() {
        final SqlJob job = SqlFile.read(file, System.getenv()).plan();
        final PipelineSettings settings = PipelineSettings.apply(job.settings());
        try (settings) {
            PipelineSettings.durability();
            Engine.context();
            Planner.plan(job.pipeline());
        }
        final PrintWriter out = spec.commandLine().getOut();
        out.println(file + ": nothing is wrong; pipeline " + job.name()
            + (job.bounded() ? " ends with its input" : " runs until it is ended"));
        if (flink) {
            job.differences().forEach(each -> out.println(file + ":" + Redaction.redacted(each.toString())));
        }
        out.flush();
        return ExitCode.OK;
    }
}
