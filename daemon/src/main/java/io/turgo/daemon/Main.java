package io.turgo.daemon;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.ServiceLoader;
import picocli.CommandLine;

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
        try {
            return commandLine(root, out, err).execute(args);
        } catch (Throwable thrown) {
            return ErrorReport.failed(thrown, root.verbose(), err);
        } finally {
            out.flush();
            err.flush();
        }
    }

    private static CommandLine commandLine(RootCommand root, PrintWriter out, PrintWriter err) {
        CommandLine line = new CommandLine(root);
        discovered().forEach(line::addSubcommand);
        return line.setOut(out).setErr(err)
            .setUsageHelpWidth(100)
            .setCaseInsensitiveEnumValuesAllowed(true)
            .setParameterExceptionHandler((error, args) -> ErrorReport.misused(error, err))
            .setExecutionExceptionHandler((error, command, parsed) -> ErrorReport.failed(error, root.verbose(), err));
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
