package io.turgo.connectors.console;

import io.turgo.connectors.csv.CsvColumn;
import io.turgo.connectors.csv.CsvRowWriter;
import io.turgo.egress.AppendOnly;
import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.error.EnvironmentException;
import io.turgo.record.Row;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Prints rows as lines of CSV under a header line. A console keeps no id: after a crash it shows again, from the
 * journal's retained beginning, what it had shown. Rows that change or delete others are refused. Made by one thread;
 * then belongs to the thread that writes.
 */
public final class ConsoleSink implements Sink {
    private static final Logger LOG = LoggerFactory.getLogger(ConsoleSink.class);
    private static final int FLUSH_BYTES = 64 * 1024;

    private final PrintStream target;
    private final List<CsvColumn> columns = new ArrayList<>();
    private CsvRowWriter writer;

    private ConsoleSink(PrintStream target) {
        this.target = target;
    }

    /** A sink that prints all fields; it does not close the stream. */
    public static ConsoleSink to(PrintStream target) {
        return new ConsoleSink(target);
    }

    /** Prints these fields, in this order; called again it adds more. */
    public ConsoleSink columns(String... fields) {
        Arrays.stream(fields).map(CsvColumn::of).forEach(columns::add);
        return this;
    }

    /** Prints this column behind those named before. */
    public ConsoleSink column(CsvColumn column) {
        columns.add(column);
        return this;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Override
    public OutputId open(SinkContext context) {
        LOG.info("sink `{}` prints to the console at least once: after a restart it prints again what came "
            + "behind the checkpoint which the start goes on from", context.name());
        writer = new CsvRowWriter(columns, context.rows(), context.symbols(), context.name());
        writer.appendHeader();
        commit();
        return OutputId.NONE;
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        AppendOnly.require(row, this);
        writer.append(row);
        if (writer.length() >= FLUSH_BYTES) {
            commit();
        }
    }

    @Override
    public boolean takesUpdates() {
        return false;
    }

    /** @throws EnvironmentException if nobody reads the stream any more */
    @Override
    public void commit() {
        target.write(writer.bytes(), 0, writer.length());
        writer.clear();
        if (target.checkError()) {
            throw new EnvironmentException("the console takes no more output, it was closed or its disk is full");
        }
    }

    /** Leaves the stream open. */
    @Override
    public void close() {
        if (writer != null) {
            writer.clear();
        }
    }

    @Override
    public String toString() {
        return "console";
    }
}
