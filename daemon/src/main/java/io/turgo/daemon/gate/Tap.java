package io.turgo.daemon.gate;

import io.turgo.connectors.csv.CsvRowWriter;
import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.record.Row;
import java.util.List;

/** Keeps what comes out of one place of a pipeline until it has been compared. Belongs to the pipeline's thread. */
final class Tap implements Sink {
    private final RowLog log = new RowLog();
    private CsvRowWriter text;

    @Override
    public Guarantee guarantee() {
        return Guarantee.AT_LEAST_ONCE;
    }

    @Override
    public OutputId open(SinkContext context) {
        text = new CsvRowWriter(List.of(), context.rows(), context.symbols(), context.name());
        return OutputId.NONE;
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        text.clear();
        text.append(row);
        log.add(sequence, control, row.kind(), text.bytes(), text.length());
    }

    @Override
    public void commit() {
        // nothing is kept
    }

    @Override
    public boolean ownThread() {
        return false;
    }

    @Override
    public void close() {
        // nothing is held
    }

    RowLog log() {
        return log;
    }

    /** The names of a row's fields; once it was opened. */
    List<String> names() {
        return text.names();
    }

    /** The values of a row of the log, by the order of {@link #names}. */
    List<String> values(int row) {
        return text.values(log.text(row));
    }
}
