package io.turgo.connectors.print;

import io.turgo.connectors.spi.TableColumn;
import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.error.EnvironmentException;
import io.turgo.record.Row;
import java.io.PrintStream;
import java.util.List;

/** Prints rows. Made by one thread; then belongs to the thread that writes. */
final class PrintSink implements Sink {
    private static final int FLUSH_BYTES = 64 * 1024;

    private final PrintStream target;
    private final String prefix;
    private final List<TableColumn> columns;
    private PrintText text;

    /** @param prefix of each row */
    PrintSink(PrintStream target, String prefix, List<TableColumn> columns) {
        this.target = target;
        this.prefix = prefix;
        this.columns = columns;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Override
    public OutputId open(SinkContext context) {
        text = new PrintText(prefix, columns, context.rows(), context.symbols());
        return OutputId.NONE;
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        text.append(row);
        if (text.length() >= FLUSH_BYTES) {
            commit();
        }
    }

    /** @throws EnvironmentException if nobody reads the stream any more */
    @Override
    public void commit() {
        target.write(text.bytes(), 0, text.length());
        text.clear();
        if (target.checkError()) {
            throw new EnvironmentException("the console takes no more output, it was closed or its disk is full");
        }
    }

    /** Leaves the stream open. */
    @Override
    public void close() {
        if (text != null) {
            text.clear();
        }
    }

    @Override
    public String toString() {
        return "print";
    }
}
