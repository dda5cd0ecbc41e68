package io.turgo.daemon;

import io.turgo.daemon.log.LogOptions;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** {@code turgo} without a sub command, and the options that every sub command inherits. */
@Command(
    name = "turgo",
    description = "A real-time data pipeline in one JVM process.",
    synopsisSubcommandLabel = "COMMAND",
    versionProvider = Version.Provider.class,
    commandListHeading = "%nCommands:%n",
    exitCodeListHeading = "%nExit codes:%n",
    exitCodeList = {
        "0:done",
        "1:the command line, a file or a setting is wrong",
        "2:the machine refuses: no JDK, a locked or read-only directory, a full disk",
        "3:the engine stopped, or an error that nobody foresaw"
    },
    footer = {"", "A pipeline that is ended by Ctrl-C or SIGTERM writes what it has taken in and ends with 0; the same "
        + "command goes on from there."})
final class RootCommand implements Runnable {
    @Spec
    private CommandSpec spec;

    @Option(names = {"-h", "--help"}, usageHelp = true, scope = ScopeType.INHERIT,
        description = "Show this help and exit.")
    private boolean help;

    @Option(names = {"-V", "--version"}, versionHelp = true, description = "Show the version and exit.")
    private boolean version;

    @Option(names = "--verbose", scope = ScopeType.INHERIT, description = "Show stack traces of errors.")
    private boolean verbose;

    @Mixin
    private LogOptions log;

    /** Shows the version of Turgo, its commit and the JDK that it runs on. */
    @Command(name = "version", description = "Show the version of Turgo, its commit and the JDK.")
    int version() {
        spec.commandLine().printVersionHelp(spec.commandLine().getOut());
        return ExitCode.OK;
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "a command is missing");
    }

    /** Where and how to log. */
    LogOptions log() {
        return log;
    }

    /** Whether errors are to be shown with their stack traces. */
    boolean verbose() {
        return verbose;
    }
}
