package io.turgo.bench.simulation;

import io.turgo.egress.Guarantee;
import io.turgo.egress.OutputId;
import io.turgo.egress.Sink;
import io.turgo.egress.SinkContext;
import io.turgo.error.EngineException;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Type;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

/** Writes to a store elsewhere, which may do what it was told and not say so, or not do it. */
final class StoreSink implements Sink {
    private final SimulatedStore store;
    private final boolean ownThread;
    private final Link link;
    private final List<String> lines = new ArrayList<>();
    private final List<OutputId> ids = new ArrayList<>();
    private Scope rows;
    private SymbolDictionary symbols;

    /** The way to the store. */
    record Link(BooleanSupplier up, BooleanSupplier losesCommit, BooleanSupplier losesAnswer) {
        static final Link GOOD = new Link(() -> true, () -> false, () -> false);
    }

    StoreSink(SimulatedStore store, boolean ownThread, Link link) {
        this.store = store;
        this.ownThread = ownThread;
        this.link = link;
    }

    @Override
    public Guarantee guarantee() {
        return Guarantee.EXACTLY_ONCE;
    }

    @Override
    public OutputId open(SinkContext context) {
        requireUp();
        rows = context.rows();
        symbols = context.symbols();
        return store.last();
    }

    private void requireUp() {
        if (!link.up.getAsBoolean()) {
            throw new EngineException("the machine is down");
        }
    }

    @Override
    public void write(long sequence, long control, int ordinal, Row row) {
        final StringBuilder line = new StringBuilder();
        for (final Column column : rows.all()) {
            line.append(line.length() == 0 ? "" : ",").append(text(row, column));
        }
        lines.add(line.toString());
        ids.add(new OutputId(sequence, control, ordinal));
    }

    private String text(Row row, Column column) {
        if (row.isNull(column)) {
            return "";
        }
        return column.type() == Type.SYMBOL ? symbols.text(row.int32(column))
            : column.type() == Type.FLOAT64 ? Long.toHexString(Double.doubleToLongBits(row.float64(column)))
            : column.type() == Type.STRING ? row.string(column)
            : String.valueOf(row.int64(column));
    }

    @Override
    public void commit() {
        if (lines.isEmpty()) {
            return;
        }
        requireUp();
        if (link.losesCommit.getAsBoolean()) {
            throw new EngineException("the store could not be reached");
        }
        store.commit(lines, ids);
        lines.clear();
        ids.clear();
        if (link.losesAnswer.getAsBoolean()) {
            throw new EngineException("the store did not answer");
        }
    }

    @Override
    public boolean ownThread() {
        return ownThread;
    }

    @Override
    public void close() {
        lines.clear();
        ids.clear();
    }
}
