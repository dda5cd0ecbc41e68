package io.turgo.connectors.file;

import io.turgo.egress.OutputId;
import io.turgo.egress.OutputText;
import io.turgo.egress.SinkContext;
import io.turgo.record.Row;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * Rows as text in an {@linkplain ExactlyOnceFile exactly-once file}: what a sink of any text format is made of. Belongs
 * to one thread at a time; allocates what the format allocates.
 */
public final class TextFile implements AutoCloseable {
    private static final int FLUSH_BYTES = 64 * 1024;

    private final OutputText text;
    private final ExactlyOnceFile file;
    private long lastSequence;
    private long lastControl;
    private int lastOrdinal;
    private boolean uncommitted;

    private TextFile(OutputText text, ExactlyOnceFile file) {
        this.text = text;
        this.file = file;
    }

    /**
     * Opens the file; its head is the header of the format.
     *
     * @see ExactlyOnceFile#open(Path, SinkContext, byte[], ChannelOpener)
     */
    public static TextFile open(Path path, OutputText text, SinkContext context, ChannelOpener opener) {
        text.appendHeader();
        final byte[] header = Arrays.copyOf(text.bytes(), text.length());
        text.clear();
        return new TextFile(text, ExactlyOnceFile.open(path, context, header, opener));
    }

    /** The id of the last committed output at the time of opening, or {@link OutputId#NONE}. */
    public OutputId last() {
        return file.last();
    }

    /** Appends an output. */
    public void write(long sequence, long control, int ordinal, Row row) {
        text.append(row);
        lastSequence = sequence;
        lastControl = control;
        lastOrdinal = ordinal;
        uncommitted = true;
        if (text.length() >= FLUSH_BYTES) {
            flush();
        }
    }

    private void flush() {
        file.append(text.bytes(), text.length());
        text.clear();
    }

    /** Commits all that was written. */
    public void commit() {
        if (uncommitted) {
            flush();
            file.commit(lastSequence, lastControl, lastOrdinal);
            uncommitted = false;
        }
    }

    /** Commits nothing. Idempotent. */
    @Override
    public void close() {
        file.close();
    }
}
