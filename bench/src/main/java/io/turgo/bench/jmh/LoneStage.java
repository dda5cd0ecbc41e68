package io.turgo.bench.jmh;

import io.turgo.engine.StageSpecializer;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.record.ViewColumns;
import io.turgo.record.ViewFactory;
import io.turgo.record.RecordLayout;
import io.turgo.stage.Cause;
import io.turgo.stage.Operator;
import io.turgo.stage.Outlet;
import io.turgo.stage.Output;
import io.turgo.stage.Scope;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import io.turgo.symbol.SymbolDictionary;
import java.nio.ByteBuffer;
import java.util.Set;
import org.agrona.concurrent.AtomicBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.agrona.concurrent.status.CountersReader;

/**
 * A stage without an engine, in the form that an engine gives it: rows are handed in, new rows are overwritten by the
 * next. One thread.
 */
final class LoneStage implements StageContext, Outlet {
    private static final int MAX_SYMBOLS = 1 << 20;

    private final Scope in;
    private final Scope out;
    private final Cause cause = new Cause();
    private final SymbolDictionary symbols = new SymbolDictionary(MAX_SYMBOLS);
    private final AtomicBuffer counter = new UnsafeBuffer(ByteBuffer.allocateDirect(CountersReader.COUNTER_LENGTH));
    private final Row made = new Row();
    private final Stage plain;
    private final Stage stage;
    private long emitted;

    LoneStage(Schema schema, Operator operator) {
        final Output output = operator.plan(schema);
        final Schema added = output.isFresh() ? schema : schema.with(output.added());
        final RecordLayout layout = RecordLayout.of(added);
        in = Scope.of(schema, layout);
        out = output.isFresh() ? Scope.of(output.fresh()) : Scope.of(added, layout);
        final int length = out.layout().fixedLength();
        made.wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(length)), 0, length);
        plain = operator.create(this);
        stage = StageSpecializer.specialize(plain);
    }

    /** Takes rows and watermarks. */
    Stage stage() {
        return stage;
    }

    /** The same for all other calls. */
    Stage plain() {
        return plain;
    }

    /** How many new rows it has made. */
    long emitted() {
        return emitted;
    }

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public Scope in() {
        return in;
    }

    @Override
    public Scope out() {
        return out;
    }

    @Override
    public Outlet outlet() {
        return this;
    }

    @Override
    public <V> V view(Class<V> type) {
        return ViewFactory.create(type,
            new ViewColumns(name(), ViewColumns.Access.DERIVE, out.columns(), Set.of(), Set.of()), symbols);
    }

    @Override
    public SymbolDictionary symbols() {
        return symbols;
    }

    @Override
    public Cause cause() {
        return cause;
    }

    @Override
    public AtomicCounter counter(String what) {
        return new AtomicCounter(counter, 0);
    }

    @Override
    public Row claim() {
        return made.reset(out.layout());
    }

    @Override
    public void emit() {
        emitted++;
    }
}
