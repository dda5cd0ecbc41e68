package io.turgo.connectors.filesystem;

import io.turgo.connectors.file.ByteSource;
import io.turgo.connectors.spi.Formats;
import io.turgo.connectors.spi.OptionException;
import io.turgo.connectors.spi.Options;
import io.turgo.connectors.spi.RowFormat;
import io.turgo.connectors.spi.TableDefinition;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * What a table's options say about its files. Immutable.
 *
 * @param table    the table
 * @param format   how its rows are written
 * @param resource the name of the resource it is, or null
 * @param path     where its file or files are, or null for a resource
 * @param pattern  what the whole path of a file must match, or null for all
 * @param interval how often to look for more, or null for once
 */
record FileTable(TableDefinition table, RowFormat format, String resource, Path path, Pattern pattern,
    Duration interval) {
    static final String PATH = "path";
    static final String PATTERN = "source.path.regex-pattern";
    static final String INTERVAL = "source.monitor-interval";
    private static final String CLASS_PATH = "classpath:";

    static FileTable of(TableDefinition table) {
        final Options options = table.options();
        final String location = options.text(PATH);
        final boolean inClassPath = location.startsWith(CLASS_PATH);
        final Duration interval = options.has(INTERVAL) ? options.duration(INTERVAL) : null;
        if (interval != null && (interval.isZero() || inClassPath)) {
            throw new OptionException(INTERVAL, "option `" + INTERVAL + "`: " + (inClassPath
                ? "a resource of the class path does not grow" : "it must be longer than 0") + "; leave it out");
        }
        return new FileTable(table, Formats.of(table), inClassPath ? location.substring(CLASS_PATH.length()) : null,
            inClassPath ? null : table.path(PATH), pattern(options), interval);
    }

    private static Pattern pattern(Options options) {
        try {
            return options.has(PATTERN) ? Pattern.compile(options.text(PATTERN)) : null;
        } catch (final PatternSyntaxException e) {
            throw new OptionException(PATTERN, "option `" + PATTERN + "`: `" + options.text(PATTERN)
                + "` is no regular expression, " + e.getDescription() + " near index " + e.getIndex()
                + "; correct it");
        }
    }

    /** Whether its end is not the end of the table. */
    boolean followed() {
        return interval != null;
    }

    /** The bytes of a resource. */
    ByteSource resourceBytes() {
        return ByteSource.resource(FileTable.class.getClassLoader(), resource);
    }

    /** The files, if the path is a directory. */
    FileDirectory directory() {
        return new FileDirectory(path, pattern);
    }
}
