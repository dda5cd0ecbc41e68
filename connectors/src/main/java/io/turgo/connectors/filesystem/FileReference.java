package io.turgo.connectors.filesystem;

import io.turgo.connectors.file.ByteSource;
import io.turgo.connectors.spi.InputStopped;
import io.turgo.connectors.spi.RowReader;
import io.turgo.error.ConfigurationException;
import io.turgo.source.ReferenceLoader;
import io.turgo.source.ReferenceRows;
import java.nio.file.Files;
import java.util.List;

/** Loads all rows of a file, a resource, or the files in a directory, or none: a bad record stops the start. */
final class FileReference implements ReferenceLoader {
    private final FileTable table;

    FileReference(FileTable table) {
        this.table = table;
    }

    @Override
    public void load(ReferenceRows target) throws InputStopped {
        for (final ByteSource bytes : inputs()) {
            load(bytes, target);
        }
    }

    private List<ByteSource> inputs() {
        if (table.path() == null) {
            return List.of(table.resourceBytes());
        }
        return Files.isDirectory(table.path())
            ? table.directory().names().stream().map(table.path()::resolve).map(ByteSource::file).toList()
            : List.of(ByteSource.file(table.path()));
    }

    private void load(ByteSource bytes, ReferenceRows target) throws InputStopped {
        try (RowReader reader = table.format().reader(bytes.name(), bytes.open(), target.rows(), target.symbols())) {
            while (reader.next()) {
                final String fault = reader.decode(target.claim());
                if (fault != null) {
                    throw new ConfigurationException("reference `" + bytes + "`, " + fault);
                }
                target.put();
            }
        }
    }
}
