package io.turgo.connectors.filesystem;

import io.turgo.connectors.file.ByteSource;
import io.turgo.error.EnvironmentException;
import io.turgo.error.IoReason;
import io.turgo.source.Source;
import io.turgo.source.SourceContext;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Publishes the rows of a file, of a resource, or of the files in a directory; once, or on as they grow. */
final class FilesystemSource implements Source {
    private final FileTable table;

    FilesystemSource(FileTable table) {
        this.table = table;
    }

    @Override
    public void run(SourceContext context) {
        final FileRows rows = new FileRows(table, context);
        final long position = Math.max(0, context.resumePosition());
        final Path path = table.path();
        if (path == null) {
            final ByteSource bytes = table.resourceBytes();
            rows.publish(0, bytes.name(), null, bytes.open(), position);
        } else if (Files.isDirectory(path)) {
            new DirectoryRun(table, context, rows).run(position);
        } else if (table.followed() && !ByteSource.isGzip(path.toString())) {
            follow(context, rows, position);
        } else {
            rows.publish(0, path.toString(), path, ByteSource.file(path).open(), position);
        }
    }

    private void follow(SourceContext context, FileRows rows, long position) {
        final Path path = table.path();
        ByteSource.file(path).requireFile();
        try {
            rows.publish(0, path.toString(), path, new GrowingStream(path,
                new Pause(table.interval(), context::running), () -> false), position);
        } catch (final IOException e) {
            throw new EnvironmentException("input `" + path + "` cannot be opened: " + IoReason.of(e)
                + "; mend that and start again", e);
        }
    }
}
