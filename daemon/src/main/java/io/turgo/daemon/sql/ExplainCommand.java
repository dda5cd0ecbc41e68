package io.turgo.daemon.sql;

import io.turgo.daemon.ExitCode;
import io.turgo.daemon.TurgoCommand;
import io.turgo.engine.Engine;
import io.turgo.error.Redaction;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Planner;
import io.turgo.sql.SqlFile;
import io.turgo.sql.SqlJob;
import io.turgo.sql.plan.PlannedStage;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turgo explain}. */
@Command(name = "explain", description = {
    "Shows what a file of SQL runs as: segments, which are stages that work on one row in place, what each does and "
        + "where in the file it comes from, what it is spread by over threads, and what sinks guarantee."})
public final class ExplainCommand implements TurgoCommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "FILE.sql", description = "The file.")
    private Path file;

    @Override
    public Integer call() {
        final SqlJob job = SqlFile.read(file, System.getenv()).plan();
        final PipelineSettings settings = PipelineSettings.apply(job.settings());
        try (settings) {
            final Pipeline pipeline = job.pipeline();
            final PrintWriter out = spec.commandLine().getOut();
            out.println("pipeline " + job.name() + ", durability "
                + PipelineSettings.durability().name().toLowerCase(java.util.Locale.ROOT) + ", threads "
                + Engine.context().threads() + (job.bounded() ? ", ends with its input" : ""));
            final Map<String, PlannedStage> origins = new LinkedHashMap<>();
            job.explanation().stages().forEach(each -> origins.put(each.name(), each));
            out.print(Redaction.redacted(new PlanText(Planner.plan(pipeline), origins).text()));
            out.flush();
        }
        return ExitCode.OK;
    }
}
