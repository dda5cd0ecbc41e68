package io.turgo.sql.plan;

import io.turgo.egress.SinkContext;
import io.turgo.error.NoSpaceException;
import io.turgo.frame.Durability;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** What a sink of a table sees: of each row those fields that are its columns, under their names, in their order. */
record ProjectedContext(SinkContext context, Scope rows) implements SinkContext {
    static ProjectedContext of(SinkContext context, String table, Map<String, String> fields) {
        final Scope whole = context.rows();
        final List<Field> named = new ArrayList<>();
        final Map<String, Column> columns = new LinkedHashMap<>();
        fields.forEach((name, field) -> {
            final Column column = whole.column(field);
            final Field as = column.field().named(name);
            named.add(as);
            columns.put(name, new Column(as, column.offset(), column.nullOffset(), column.nullMask()));
        });
        return new ProjectedContext(context, new Scope(new Schema(table, named), whole.layout(), columns));
    }

    @Override
    public String name() {
        return context.name();
    }

    @Override
    public UUID journalId() {
        return context.journalId();
    }

    @Override
    public boolean journaled() {
        return context.journaled();
    }

    @Override
    public Durability durability() {
        return context.durability();
    }

    @Override
    public void awaitRoom(NoSpaceException full) {
        context.awaitRoom(full);
    }

    @Override
    public <V> V view(Class<V> type) {
        return context.view(type);
    }

    @Override
    public SymbolDictionary symbols() {
        return context.symbols();
    }
}
