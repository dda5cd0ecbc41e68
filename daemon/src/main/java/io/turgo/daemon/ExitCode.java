package io.turgo.daemon;

/** What the process tells its caller, the same for all commands. */
public final class ExitCode {
    /** Done. */
    public static final int OK = 0;
    /** The command line, a file or a setting has to be mended by the user. */
    public static final int USER = 1;
    /** The machine refuses: no JDK, a locked or read-only directory, a full disk. */
    public static final int ENVIRONMENT = 2;
    /** The engine stopped, or an error that nobody foresaw. */
    public static final int FAILURE = 3;

    private ExitCode() {
    }
}
