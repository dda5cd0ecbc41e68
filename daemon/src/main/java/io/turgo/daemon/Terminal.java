package io.turgo.daemon;

import java.util.function.UnaryOperator;

/**
 * Where progress goes.
 *
 * @param columns the width of the terminal that stderr is on; 0 if it is none, or one that cannot rewrite a line
 */
public record Terminal(int columns) {
    /** Not a terminal: a file, a pipe, a build server. */
    public static final Terminal NONE = new Terminal(0);

    /** Set by {@code ./turgo} if stderr is a terminal; the JVM itself can only tell for stdin and stdout together. */
    static final String COLUMNS_PROPERTY = "turgo.terminal.columns";

    /** Reads the process's properties and environment. */
    public static Terminal ofProcess() {
        return of(System::getProperty, System::getenv);
    }

    static Terminal of(UnaryOperator<String> property, UnaryOperator<String> environment) {
        String ci = environment.apply("CI");
        boolean buildServer = ci != null && !ci.isEmpty() && !ci.equals("false");
        String columns = property.apply(COLUMNS_PROPERTY);
        boolean dumb = "dumb".equals(environment.apply("TERM"));
        return buildServer || dumb || columns == null || !columns.matches("\\d{1,6}")
            ? NONE
            : new Terminal(Integer.parseInt(columns));
    }

    /** Whether a line can be rewritten in place. */
    public boolean live() {
        return columns > 0;
    }
}
