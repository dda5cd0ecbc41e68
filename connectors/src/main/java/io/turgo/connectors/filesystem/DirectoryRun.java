package io.turgo.connectors.filesystem;

import io.turgo.connectors.file.ByteSource;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import io.turgo.source.SourceContext;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a source over a directory: each file once, from its beginning to its end, one after the other. What is
 * there is read in the order of the names, what comes later behind it.
 *
 * <p>A file gets its number when it is opened, from the dictionary of symbols, which is journaled with the rows: so the
 * order in which files were read survives, also where they are gone, and a restart goes on with the file of the
 * journaled position and then with those that have no number, or a higher one. Belongs to one thread.
 */
final class DirectoryRun {
    private static final Logger LOG = LoggerFactory.getLogger(DirectoryRun.class);

    private final FileTable table;
    private final SourceContext context;
    private final FileRows rows;
    private final FileDirectory directory;
    private final FileOrder order;
    private final Pause pause;

    DirectoryRun(FileTable table, SourceContext context, FileRows rows) {
        this.table = table;
        this.context = context;
        this.rows = rows;
        directory = table.directory();
        order = new FileOrder(context.name(), context.symbols());
        pause = table.followed() ? new Pause(table.interval(), context::running) : null;
    }

    void run(long position) {
        int number = goOn(position);
        while (context.running()) {
            final String name = order.next(number, directory.names());
            if (name != null) {
                number = order.number(name);
                publish(number, name, 0);
            } else if (pause == null || !pause.await()) {
                return;
            }
        }
    }

    /** Publishes the rest of the file that the journaled position is in; gives its number. */
    private int goOn(long position) {
        final int number = FilePosition.file(position);
        if (number == 0) {
            requireBeginning(position);
            return number;
        }
        final String name = order.name(number);
        if (Files.exists(table.path().resolve(name))) {
            publish(number, name, FilePosition.record(position));
        } else {
            LOG.warn("file `{}` of `{}`, of which row {} was the last to be read, is gone; rows that it had behind "
                + "that one are not read", name, table.path(), FilePosition.record(position));
        }
        return number;
    }

    private void requireBeginning(long position) {
        if (position > 0) {
            throw new ConfigurationException("`" + table.path() + "` is a directory, but the journaled position="
                + position + " of source `" + context.name()
                + "` is one of a single file; give the file, or start with another data directory");
        }
    }

    private void publish(int number, String name, long skip) {
        final Path path = table.path().resolve(name);
        try {
            final InputStream stream = open(path, number);
            if (stream != null) {
                rows.publish(number, path.toString(), path, stream, skip);
            }
        } catch (final IOException e) {
            throw new EnvironmentException("input `" + path + "` cannot be opened: " + IoReason.of(e)
                + "; mend that and start again", e);
        }
    }

    /** Null for a file without a byte. */
    private InputStream open(Path path, int number) throws IOException {
        final boolean compressed = ByteSource.isGzip(path.toString());
        if (pause != null && !compressed) {
            return new GrowingStream(path, pause, () -> order.next(number, directory.names()) != null);
        }
        if (pause != null) {
            awaitWritten(path);
        }
        return Files.size(path) == 0 ? null : ByteSource.file(path).open();
    }

    /** A compressed file is read when it has not grown for an interval. */
    private void awaitWritten(Path path) throws IOException {
        long before = -1;
        long now = Files.size(path);
        while (now != before && pause.await()) {
            before = now;
            now = Files.size(path);
        }
    }
}
