package io.turgo.daemon.log;

import io.turgo.error.Redaction;
import java.util.Locale;
import java.util.logging.Formatter;
import java.util.logging.LogRecord;

/** One readable line for each record, behind it the stack trace if there is one; without secrets. */
final class TextLines extends Formatter {
    private final boolean timed;

    /** @param timed whether the time stands in front; a terminal's reader knows it, and so does systemd's journal */
    TextLines(boolean timed) {
        this.timed = timed;
    }

    @Override
    public String format(LogRecord entry) {
        final String name = entry.getLoggerName() == null ? "" : entry.getLoggerName();
        final String line = (timed ? entry.getInstant() + " " : "")
            + '[' + LogLevels.nameOf(entry.getLevel()).toUpperCase(Locale.ROOT) + "] "
            + name.substring(name.lastIndexOf('.') + 1) + " - " + formatMessage(entry) + '\n';
        return Redaction.redacted(entry.getThrown() == null ? line : line + StackTrace.of(entry.getThrown()));
    }
}
