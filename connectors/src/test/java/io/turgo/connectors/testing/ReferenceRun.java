package io.turgo.connectors.testing;

import io.turgo.egress.testing.Rows;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.ReferenceRows;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a loader of a reference table puts. */
public final class ReferenceRun implements ReferenceRows {
    private static final int ROW_BYTES = 1024;

    private final Scope scope;
    private final SymbolDictionary symbols = new SymbolDictionary(1024);
    private final Row row;
    private final List<List<Object>> put = new ArrayList<>();

    private ReferenceRun(Schema schema) {
        scope = Scope.of(schema);
        row = Rows.empty(scope, ROW_BYTES);
    }

    /** A table of such rows. */
    public static ReferenceRun of(Schema schema) {
        return new ReferenceRun(schema);
    }

    /** The rows that were put, each as the values of its fields. */
    public List<List<Object>> rowsPut() {
        return put;
    }

    @Override
    public Scope rows() {
        return scope;
    }

    @Override
    public SymbolDictionary symbols() {
        return symbols;
    }

    @Override
    public Row claim() {
        return row.reset(scope.layout());
    }

    @Override
    public void put() {
        put.add(Rows.values(row, scope, symbols));
    }
}
