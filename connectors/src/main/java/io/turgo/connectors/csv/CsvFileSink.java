package io.turgo.connectors.csv;

import io.turgo.connectors.file.ChannelOpener;
import io.turgo.connectors.file.ExactlyOnceFile;
import io.turgo.connectors.file.TextFile;
import io.turgo.egress.AppendOnly;
import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.SinkContext;
import io.turgo.egress.TextSink;
import io.turgo.record.Row;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Writes rows to a growing CSV file, each exactly once: the file and a commit file beside it
 * ({@code .NAME.turgo}) together keep the id of the last output, and what was written but not committed when the
 * process died is cut off when it is opened again.
 *
 * <p>At durability {@code disk} a commit survives loss of power. A full disk is waited for. Rows that change or delete
 * others are refused.
 *
 * <p>A run without a journal starts a new file, also over one of an earlier such run, but never over one that belongs
 * to a journal; it promises nothing.
 *
 * <p>Made by one thread; then belongs to the thread that writes. A row allocates nothing, but for a string per FLOAT64.
 *
 * @see CsvRowWriter
 * @see ExactlyOnceFile
 */
public final class CsvFileSink implements TextSink {
    private final Path path;
    private final List<CsvColumn> columns = new ArrayList<>();
    private ChannelOpener opener = ChannelOpener.REAL;
    private TextFile file;

    private CsvFileSink(Path path) {
        this.path = path;
    }

    /** A sink that writes all fields to a file. */
    public static CsvFileSink to(Path path) {
        return new CsvFileSink(path);
    }

    /** Writes these fields, in this order; called again it adds more. */
    public CsvFileSink columns(String... fields) {
        Arrays.stream(fields).map(CsvColumn::of).forEach(columns::add);
        return this;
    }

    /** Writes this column behind those named before. */
    public CsvFileSink column(CsvColumn column) {
        columns.add(column);
        return this;
    }

    /** Opens its files by this instead of by the file system: for tests and simulations. */
    public CsvFileSink openedBy(ChannelOpener files) {
        opener = files;
        return this;
    }

    @Override
    public Path file() {
        return path;
    }

    @Override
    public CsvRowWriter text(SinkContext context) {
        return new CsvRowWriter(columns, context.rows(), context.symbols(), context.name());
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
        return "CSV file " + path;
    }
}
