package io.turgo.daemon.sql;

import io.turgo.daemon.ExitCode;
import io.turgo.daemon.TurgoCommand;
import io.turgo.daemon.script.ScriptRun;
import io.turgo.sql.SqlFile;
import io.turgo.sql.SqlJob;
import java.io.PrintWriter;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code turgo test}. */
@Command(name = "test", description = {
    "Runs a script of events and expected rows over the pipeline of a file of SQL: in virtual time, in memory, without "
        + "its sources and sinks.", "Ends with 1 at the first row that comes otherwise than the script says."})
public final class TestCommand implements TurgoCommand {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "FILE.sql", description = "The file.")
    private Path file;

    @Parameters(index = "1", paramLabel = "TEST.yaml", description = "The script, see docs/sql.md.")
    private Path script;

    @Override
    public Integer call() {
        final SqlJob job = SqlFile.read(file, System.getenv()).plan();
        final ScriptRun.Passed passed = ScriptRun.over(
            script, sinks -> job.pipeline((table, declared) -> sinks.apply(table.name())));
        final PrintWriter out = spec.commandLine().getOut();
        out.println(script + ": passed, " + passed.steps() + " steps, " + passed.events() + " events, " + passed.rows()
            + " rows as expected; a replay gives the same");
        out.flush();
        return ExitCode.OK;
    }
}
