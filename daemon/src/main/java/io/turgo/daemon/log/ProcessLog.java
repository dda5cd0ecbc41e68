package io.turgo.daemon.log;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Formatter;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.logging.StreamHandler;

/**
 * The log of the process: to stderr, or to files of bounded size of which the oldest goes when another begins. One is
 * open at a time; opening another closes the one before.
 */
public final class ProcessLog implements AutoCloseable {
    private static final Logger ROOT = Logger.getLogger("");
    private static ProcessLog current;

    private final Handler handler;
    private final LogLevels levels = new LogLevels();
    private final boolean machineReadable;

    private ProcessLog(LogFormat format, Handler handler) {
        this.handler = handler;
        machineReadable = format == LogFormat.JSON;
    }

    /**
     * What a user has asked for.
     *
     * @param format    of a line, or null for {@link LogFormat#TEXT}
     * @param file      where the log goes, or null for stderr
     * @param fileBytes how long a file gets
     * @param files     how many files there are at most, the one that is being written included
     */
    public record Settings(LogFormat format, Path file, int fileBytes, int files) {
        private boolean asked() {
            return format != null || file != null;
        }

        private LogFormat chosen() {
            return format == null ? LogFormat.TEXT : format;
        }
    }

    /** Opens the log in place of the one that is open. Who asks for a log by any setting gets it from info on. */
    public static synchronized ProcessLog open(Settings settings) {
        final ProcessLog opened = new ProcessLog(settings.chosen(), handler(settings));
        opened.levels.apply(System.getProperty(LogLevels.PROPERTY), settings.asked() ? Level.INFO : Level.WARNING);
        if (current != null) {
            current.close();
        }
        for (final Handler other : ROOT.getHandlers()) {
            ROOT.removeHandler(other);
        }
        ROOT.addHandler(opened.handler);
        current = opened;
        return opened;
    }

    private static Handler handler(Settings settings) {
        final Formatter lines =
            settings.chosen() == LogFormat.JSON ? new JsonLines() : new TextLines(settings.file() != null);
        final Handler made = settings.file() == null ? new StderrHandler(lines) : fileHandler(settings, lines);
        made.setLevel(Level.ALL);
        return made;
    }

    private static Handler fileHandler(Settings settings, Formatter lines) {
        if (settings.fileBytes() <= 0 || settings.files() <= 0) {
            throw new ConfigurationException("log files: size=" + settings.fileBytes() + " bytes and number="
                + settings.files() + " must both be at least 1");
        }
        try {
            final FileHandler made = new FileHandler(
                pattern(settings.file(), settings.files()), settings.fileBytes(), settings.files(), true);
            made.setFormatter(lines);
            made.setEncoding(StandardCharsets.UTF_8.name());
            return made;
        } catch (IOException e) {
            throw new EnvironmentException("cannot write the log to " + settings.file() + " (" + e.getMessage()
                + "), check that its directory exists and can be written", e);
        }
    }

    /** The JDK's pattern: a percent sign stands for itself when doubled; {@code %g} is 0 for the newest file. */
    private static String pattern(Path file, int files) {
        final String name = file.toString().replace("%", "%%");
        return files == 1 ? name : name + ".%g";
    }

    /** Where a command's messages go: the log itself, where all of stderr is to be machine-readable. */
    public PrintWriter messages(PrintWriter err) {
        return machineReadable ? new PrintWriter(new LoggedLines(), true) : err;
    }

    /** Writes out what is left and closes files. Logging goes on, to nowhere. */
    @Override
    public void close() {
        ROOT.removeHandler(handler);
        handler.close();
    }

    /** Looks stderr up for each record: tests exchange it. */
    private static final class StderrHandler extends StreamHandler {
        StderrHandler(Formatter lines) {
            super(new OutputStream() {
                @Override
                public void write(int octet) {
                    System.err.write(octet);
                }

                @Override
                public void write(byte[] octets, int offset, int length) {
                    System.err.write(octets, offset, length);
                }
            }, lines);
        }

        @Override
        public synchronized void publish(LogRecord entry) {
            super.publish(entry);
            flush();
        }

        @Override
        public synchronized void close() {
            flush();
        }
    }
}
