package io.turgo.connectors.csv;

import io.turgo.connectors.file.ChannelOpener;
import io.turgo.connectors.file.ExactlyOnceFile;
import io.turgo.connectors.file.TextFileSink;
import io.turgo.egress.SinkContext;
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
public final class CsvFileSink extends TextFileSink {
    private final List<CsvColumn> columns = new ArrayList<>();
    private ChannelOpener opener = ChannelOpener.REAL;

    private CsvFileSink(Path path) {
        super(path);
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
    public CsvRowWriter text(SinkContext context) {
        return new CsvRowWriter(columns, context.rows(), context.symbols(), context.name());
    }

    @Override
    protected ChannelOpener opener() {
        return opener;
    }

    @Override
    public String toString() {
        return "CSV file " + file();
    }
}
