package io.turgo.connectors.filesystem;

import io.turgo.connectors.file.ChannelOpener;
import io.turgo.connectors.file.TextFile;
import io.turgo.connectors.spi.RowFormat;
import io.turgo.egress.AppendOnly;
import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.OutputText;
import io.turgo.egress.SinkContext;
import io.turgo.egress.TextSink;
import io.turgo.record.Row;
import java.nio.file.Path;

/** Writes rows in the format of a table to one growing file, each exactly once. Belongs to the thread that writes. */
final class FileTableSink implements TextSink {
    private final Path path;
    private final RowFormat format;
    private final ChannelOpener opener;
    private TextFile file;

    /** @param opener opens the files */
    FileTableSink(Path path, RowFormat format, ChannelOpener opener) {
        this.path = path;
        this.format = format;
        this.opener = opener;
    }

    @Override
    public Path file() {
        return path;
    }

    @Override
    public OutputText text(SinkContext context) {
        return format.writer(context.rows(), context.symbols(), context.name());
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public OutputId open(SinkContext context) {
        file = TextFile.open(path, text(context), context, opener);
        return file.last();
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        AppendOnly.require(row, this);
        file.write(sequence, control, ordinal, row);
    }

    @Override
    public boolean takesUpdates() {
        return false;
    }

    @Override
    public void commit() {
        file.commit();
    }

    @Override
    public void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }

    @Override
    public String toString() {
        return "file " + path;
    }
}
