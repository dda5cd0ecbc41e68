package io.turgo.egress.testing;

import io.turgo.egress.SinkContext;
import io.turgo.error.NoSpaceException;
import io.turgo.frame.Durability;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.util.Arrays;
import java.util.UUID;
import java.util.function.Consumer;

/** What an engine tells a sink, and rows to write. */
public final class SinkFixture implements SinkContext {
    /** The journal unless told otherwise. */
    public static final UUID JOURNAL = new UUID(0x1234, 0x5678);

    private final Scope scope;
    private final UUID journal;
    private Durability durability;
    private Consumer<NoSpaceException> whenFull = full -> {
        throw full;
    };
    private final SymbolDictionary symbols = new SymbolDictionary(1024);
    private final Row row;

    private SinkFixture(Schema schema, UUID journal, Durability durability) {
        scope = Scope.of(schema);
        this.journal = journal;
        this.durability = durability;
        row = Rows.empty(scope, 1 << 20);
    }

    /** An engine with a journal. */
    public static SinkFixture of(Schema schema) {
        return new SinkFixture(schema, JOURNAL, Durability.PROCESS);
    }

    /** An engine with that journal. */
    public static SinkFixture of(Schema schema, UUID journal) {
        return new SinkFixture(schema, journal, Durability.PROCESS);
    }

    /** An engine without a journal. */
    public static SinkFixture withoutJournal(Schema schema) {
        return new SinkFixture(schema, UUID.randomUUID(), Durability.NONE);
    }

    /** The same at another durability. */
    public SinkFixture at(Durability wanted) {
        durability = wanted;
        return this;
    }

    /** The same with something else to do than to give up where a disk is full. */
    public SinkFixture whenFull(Consumer<NoSpaceException> action) {
        whenFull = action;
        return this;
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
        return durability;
    }

    @Override
    public void awaitRoom(NoSpaceException full) {
        whenFull.accept(full);
    }

    @Override
    public boolean journaled() {
        return durability != Durability.NONE;
    }

    @Override
    public Scope rows() {
        return scope;
    }

    @Override
    public <V> V view(Class<V> type) {
        return type.cast(row);
    }

    @Override
    public SymbolDictionary symbols() {
        return symbols;
    }
}
