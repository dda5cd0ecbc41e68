package io.turgo.connectors.filesystem;

import io.turgo.connectors.file.ChannelOpener;
import io.turgo.connectors.file.TextFileSink;
import io.turgo.connectors.spi.RowFormat;
import io.turgo.egress.OutputText;
import io.turgo.egress.SinkContext;
import java.nio.file.Path;

/** Writes rows in the format of a table to one growing file, each exactly once. Belongs to the thread that writes. */
final class FileTableSink extends TextFileSink {
    private final RowFormat format;
    private final ChannelOpener opener;

    /** @param opener opens the files */
    FileTableSink(Path path, RowFormat format, ChannelOpener opener) {
        super(path);
        this.format = format;
        this.opener = opener;
    }

    @Override
    public OutputText text(SinkContext context) {
        return format.writer(context.rows(), context.symbols(), context.name());
    }

    @Override
    protected ChannelOpener opener() {
        return opener;
    }

    @Override
    public String toString() {
        return "file " + file();
    }
}
