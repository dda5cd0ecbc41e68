package io.turgo.daemon.log;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The stack trace of an error, as text. */
public final class StackTrace {
    private StackTrace() {
    }

    /** With all its causes, a line each frame. */
    public static String of(Throwable thrown) {
        final StringWriter text = new StringWriter();
        thrown.printStackTrace(new PrintWriter(text, true));
        return text.toString();
    }
}
