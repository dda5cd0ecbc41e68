package io.turgo.examples.fx;

import io.turgo.connectors.file.ByteSource;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The quotes of one pair at one venue in the order of time, CSV with the columns time_ns, bid, ask.
 *
 * @param bytes what is in the file
 */
record QuoteFile(String venue, String pair, ByteSource bytes) {
    private static final Pattern NAME = Pattern.compile("quotes_([a-z0-9]+)_([a-z0-9]+)_.*\\.csv(\\.gz)?");

    /** All files of quotes in a directory, by name. */
    static List<QuoteFile> in(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw new ConfigurationException("input `" + directory
                + "` is no directory, name one with quotes_VENUE_PAIR_*.csv or .csv.gz in it");
        }
        try (Stream<Path> files = Files.list(directory)) {
            final List<QuoteFile> all = files.sorted().map(QuoteFile::of).filter(Objects::nonNull).toList();
            if (all.isEmpty()) {
                throw new ConfigurationException("input `" + directory
                    + "` has no quotes_VENUE_PAIR_*.csv or .csv.gz in it");
            }
            return all;
        } catch (final IOException e) {
            throw new EnvironmentException("cannot list `" + directory + "`: " + IoReason.of(e), e);
        }
    }

    /** The file, or null if it is none of quotes. */
    private static QuoteFile of(Path file) {
        final Matcher name = NAME.matcher(file.getFileName().toString());
        return name.matches() ? new QuoteFile(name.group(1), name.group(2), ByteSource.file(file)) : null;
    }
}
