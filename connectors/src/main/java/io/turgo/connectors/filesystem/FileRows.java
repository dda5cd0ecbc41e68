package io.turgo.connectors.filesystem;

import io.turgo.connectors.spi.InputStopped;
import io.turgo.connectors.spi.RowReader;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Row;
import io.turgo.source.RowPublisher;
import io.turgo.source.SourceContext;
import java.io.InputStream;
import java.nio.file.Path;

/** Publishes the rows of files, one file at a time. Belongs to one thread. */
final class FileRows {
    private final FileTable table;
    private final SourceContext context;

    FileRows(FileTable table, SourceContext context) {
        this.table = table;
        this.context = context;
    }

    /**
     * Publishes a file's rows.
     *
     * @param number of the file, for positions
     * @param name   what it is called
     * @param path   where it is, or null for a resource
     * @param stream its bytes; closed here
     * @param skip   how many of its records were published before
     * @throws ConfigurationException if it has fewer
     */
    void publish(int number, String name, Path path, InputStream stream, long skip) {
        final FileMetadata metadata = FileMetadata.of(table.table(), context, name, path);
        try (RowReader reader = table.format().reader(name, stream, context.rows(), context.symbols())) {
            while (reader.number() < skip && context.running()) {
                if (!reader.next()) {
                    requireStopped(name, reader.number(), skip);
                }
            }
            while (context.running() && reader.next()) {
                publish(reader, metadata, FilePosition.of(number, reader.number()));
            }
        } catch (final InputStopped e) {
            return;
        }
    }

    private void requireStopped(String name, long found, long skip) {
        if (context.running()) {
            throw new ConfigurationException("input `" + name + "` has rows=" + found + " < journaled position="
                + skip + " of source `" + context.name()
                + "`, it was cut or replaced; restore it, or start with another data directory");
        }
    }

    private void publish(RowReader reader, FileMetadata metadata, long position) {
        final RowPublisher publisher = context.publisher();
        final Row row = publisher.claim();
        final String unread = reader.decode(row);
        final String fault = unread == null ? metadata.set(row, reader.number()) : unread;
        if (fault == null) {
            publisher.commit(position);
        } else {
            publisher.abort();
            publisher.reject(position, fault, reader.raw());
        }
    }
}
