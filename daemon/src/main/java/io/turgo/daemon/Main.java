package io.turgo.daemon;

import io.turgo.daemon.log.PatientLogManager;
import io.turgo.daemon.log.ProcessLog;
import io.turgo.error.TurgoException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** The {@code turgo} command. */
public final class Main {
    private Main() {
    }

    /**
     * Runs one command and ends the process with its exit code.
     *
     * @param args the command line
     */
    public static void main(String[] args) {
        Telemetry.disable();
        PatientLogManager.install();
        Hangup.outlive();
        int code = run(new PrintWriter(System.out, true), new PrintWriter(System.err, true), args);
        ProcessExit.reported(code);
        System.exit(code);
    }

    /**
     * Runs one command in the calling thread; never throws and never ends the process.
     *
     * @param out  takes results
     * @param err  takes progress and errors
     * @param args the command line
     * @return the exit code, one of {@link ExitCode} or what the command returned
     */
    public static int run(PrintWriter out, PrintWriter err, String... args) {
        RootCommand root = new RootCommand();
        CommandLine line = commandLine(root, out, err);
        try {
            return line.execute(args);
        } catch (Throwable thrown) {
            return ErrorReport.failed(thrown, root.verbose(), line.getErr());
        } finally {
            out.flush();
            line.getErr().flush();
            err.flush();
        }
    }

    private static CommandLine commandLine(RootCommand root, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(root);
        discovered().forEach(line::addSubcommand);
        return line.setOut(out).setErr(err)
            .setUsageHelpWidth(100)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler((error, args) -> ErrorReport.misused(error, line.getErr()))
            .setExecutionExceptionHandler(
                (error, command, parsed) -> ErrorReport.failed(error, root.verbose(), line.getErr()))
            .setExecutionStrategy(parsed -> logged(root, line, parsed));
    }

    /** Runs the command with the log that its options ask for. */
    private static int logged(RootCommand root, CommandLine line, ParseResult parsed) {
        try {
            final ProcessLog log = ProcessLog.open(root.log().settings());
            line.setErr(log.messages(line.getErr()));
        } catch (TurgoException wrong) {
            return ErrorReport.failed(wrong, root.verbose(), line.getErr());
        }
        return new CommandLine.RunLast().execute(parsed);
    }

    /** All commands on the class path by name: the order in which jars are found is nobody's promise. */
    private static List<CommandLine> discovered() {
        List<CommandLine> commands = new ArrayList<>();
        for (TurgoCommand command : ServiceLoader.load(TurgoCommand.class, Main.class.getClassLoader())) {
            commands.add(new CommandLine(command));
        }
        commands.sort(Comparator.comparing(CommandLine::getCommandName));
        return commands;
    }
}
