package io.turgo.daemon.log;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The options by which every command is told where to log. */
public final class LogOptions {
    private static final int MIB = 1 << 20;

    @Option(names = "--log", paramLabel = "FORMAT", scope = ScopeType.INHERIT,
        description = "Log from info on, as text or json; json makes all of stderr objects, one a line.")
    private LogFormat format;

    @Option(names = "--log-file", paramLabel = "FILE", scope = ScopeType.INHERIT,
        description = "Log to FILE.0, older ones in FILE.1, FILE.2, ... ; by default the log goes to stderr.")
    private Path file;

    @Option(names = "--log-file-mib", paramLabel = "N", scope = ScopeType.INHERIT, defaultValue = "16",
        description = "A log file of N MiB is followed by a new one (default: ${DEFAULT-VALUE}).")
    private int fileMib;

    @Option(names = "--log-files", paramLabel = "N", scope = ScopeType.INHERIT, defaultValue = "8",
        description = "The oldest of more than N log files is deleted (default: ${DEFAULT-VALUE}).")
    private int files;

    /** What was asked for. */
    public ProcessLog.Settings settings() {
        return new ProcessLog.Settings(format, file, Math.min(fileMib, Integer.MAX_VALUE / MIB) * MIB, files);
    }
}
