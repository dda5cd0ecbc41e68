package io.turgo.connectors.file;

import io.turgo.egress.AppendOnly;
import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.SinkContext;
import io.turgo.egress.TextSink;
import io.turgo.record.Row;
import java.nio.file.Path;

/**
 * Writes rows as text to one growing file, each exactly once; rows that change or delete others are refused. Made by
 * one thread; then belongs to the thread that writes.
 *
 * @see ExactlyOnceFile
 */
public abstract class TextFileSink implements TextSink {
    private final Path path;
    private TextFile file;

    /** @param path of the file */
    protected TextFileSink(Path path) {
        this.path = path;
    }

    /** What opens its files. */
    protected abstract ChannelOpener opener();

    @Override
    public final Path file() {
        return path;
    }

    @Override
    public final Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public final OutputId open(SinkContext context) {
        file = TextFile.open(path, text(context), context, opener());
        return file.last();
    }

    @Override
    public final void write(long sequence, long control, int ordinal, Row row) {
        AppendOnly.require(row, this);
        file.write(sequence, control, ordinal, row);
    }

    @Override
    public final boolean takesUpdates() {
        return false;
    }

    @Override
    public final void commit() {
        file.commit();
    }

    @Override
    public final void close() {
        if (file != null) {
            file.close();
            file = null;
        }
    }
}
