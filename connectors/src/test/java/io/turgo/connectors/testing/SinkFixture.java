package io.turgo.connectors.testing;

import io.turgo.egress.SinkContext;
import io.turgo.error.NoSpaceException;
import io.turgo.frame.Durability;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.util.Arrays;
import java.util.UUID;

/** What an engine tells a sink, and rows to write. */
public final class SinkFixture implements SinkContext {
    /** The journal unless told otherwise. */
    public static final UUID JOURNAL = new UUID(0x1234, 0x5678);

    private final Scope scope;
    private final UUID journal;
    private final boolean journaled;
    private final SymbolDictionary symbols = new SymbolDictionary(1024);
    private final Row row;

    private SinkFixture(Schema schema, UUID journal, boolean journaled) {
        scope = Scope.of(schema);
        this.journal = journal;
        this.journaled = journaled;
        row = Rows.empty(scope, 1 << 20);
    }

    /** An engine with a journal. */
    public static SinkFixture of(Schema schema) {
        return new SinkFixture(schema, JOURNAL, true);
    }

    /** An engine with that journal. */
    public static SinkFixture of(Schema schema, UUID journal) {
        return new SinkFixture(schema, journal, true);
    }

    /** An engine without a journal. */
    public static SinkFixture withoutJournal(Schema schema) {
        return new SinkFixture(schema, UUID.randomUUID(), false);
    }

    /** A row of those values; the same object each time. */
    public Row row(Object... values) {
        return Rows.set(row, scope, symbols, Arrays.asList(values));
    }

    @Override
    public String name() {
        return "output";
    }

    @Override
    public UUID journalId() {
        return journal;
    }

    @Override
    public Durability durability() {
        return journaled ? Durability.PROCESS : Durability.NONE;
    }

    @Override
    public void awaitRoom(NoSpaceException full) {
        throw full;
    }

    @Override
    public boolean journaled() {
        return journaled;
    }

    @Override
    public Scope rows() {
        return scope;
    }

    @Override
    public <V> V view(Class<V> type) {
        throw new AssertionError("not needed");
    }

    @Override
    public SymbolDictionary symbols() {
        return symbols;
    }
}
