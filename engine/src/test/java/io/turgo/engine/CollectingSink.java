package io.turgo.engine;

import io.turgo.decimal.Decimal;
import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.util.ArrayList;
import java.util.List;

/** Keeps every output as a line of text, with its id; exactly once as long as the object lives. */
public final class CollectingSink implements Sink {
    private final boolean ownThread;
    private final List<String> lines = new ArrayList<>();
    private final List<OutputId> ids = new ArrayList<>();
    private Scope rows;
    private SymbolDictionary symbols;
    private int committed;

    /** @param ownThread whether the sink wants to be called on a thread of its own */
    public CollectingSink(boolean ownThread) {
        this.ownThread = ownThread;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public synchronized OutputId open(SinkContext context) {
        rows = context.rows();
        symbols = context.symbols();
        while (lines.size() > committed) {
            lines.remove(lines.size() - 1);
            ids.remove(ids.size() - 1);
        }
        return ids.isEmpty() ? OutputId.NONE : ids.get(ids.size() - 1);
    }

    @Override
    public synchronized void write(long sequence, long control, int ordinal, Row row) {
        final StringBuilder line = new StringBuilder();
        for (final Column column : rows.all()) {
            line.append(line.length() == 0 ? "" : ",").append(text(row, column));
        }
        lines.add(line.append(" @").append(row.eventTimeNs()).toString());
        ids.add(new OutputId(sequence, control, ordinal));
    }

    private String text(Row row, Column column) {
        if (row.isNull(column)) {
            return "-";
        }
        switch (column.type()) {
            case BOOLEAN:
                return String.valueOf(row.bool(column));
            case INT32:
                return String.valueOf(row.int32(column));
            case SYMBOL:
                return symbols.text(row.int32(column));
            case FLOAT64:
                return Long.toHexString(Double.doubleToLongBits(row.float64(column)));
            case STRING:
                return row.string(column);
            case DECIMAL:
                return row.readDecimal(column, new Decimal()).toString();
            default:
                return String.valueOf(row.int64(column));
        }
    }

    @Override
    public synchronized void commit() {
        committed = lines.size();
    }

    @Override
    public boolean ownThread() {
        return ownThread;
    }

    @Override
    public void close() {
        // keeps what it has
    }

    /** Forgets all but the first {@code count} outputs: as if the process had died when those were committed. */
    public synchronized void keepFirst(int count) {
        while (lines.size() > count) {
            lines.remove(lines.size() - 1);
            ids.remove(ids.size() - 1);
        }
        committed = lines.size();
    }

    /** How many outputs have been committed. */
    public synchronized int committed() {
        return committed;
    }

    /** What was written, in order. */
    public synchronized List<String> lines() {
        return new ArrayList<>(lines);
    }

    /** The ids of what was written, in order. */
    public synchronized List<OutputId> ids() {
        return new ArrayList<>(ids);
    }
}
