package io.turgo.daemon.log;

import java.io.Writer;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Takes what a command says on stderr, and logs it line by line: so that all of stderr is the log, in its format.
 */
final class LoggedLines extends Writer {
    private static final Logger LOGGER = Logger.getLogger("turgo");
    private static final String COMPLAINT = "turgo: ";

    private final StringBuilder line = new StringBuilder();

    @Override
    public void write(char[] text, int offset, int length) {
        for (int i = offset; i < offset + length; i++) {
            if (text[i] == '\n') {
                log();
            } else if (text[i] != '\r') {
                line.append(text[i]);
            }
        }
    }

    private void log() {
        final String text = line.toString();
        line.setLength(0);
        if (!text.isBlank()) {
            LOGGER.log(text.startsWith(COMPLAINT) ? Level.SEVERE : Level.INFO, "{0}",
                text.startsWith(COMPLAINT) ? text.substring(COMPLAINT.length()) : text);
        }
    }

    @Override
    public void flush() {
        // a line is logged when it ends
    }

    @Override
    public void close() {
        if (line.length() > 0) {
            log();
        }
    }
}
