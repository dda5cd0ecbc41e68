package io.turgo.stage;

import io.turgo.record.Column;
import io.turgo.record.ViewColumns;
import io.turgo.record.ViewFactory;
import io.turgo.symbol.SymbolDictionary;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.agrona.concurrent.UnsafeBuffer;
import org.agrona.concurrent.status.AtomicCounter;
import org.agrona.concurrent.status.CountersReader;

/** What {@link StageHarness} gives its stage. */
final class HarnessContext implements StageContext {
    private final Scope in;
    private final Scope out;
    private final Outlet outlet;
    private final SymbolDictionary symbols;
    private final Cause cause = new Cause();
    private final Map<String, AtomicCounter> counters = new HashMap<>();

    HarnessContext(Scope in, Scope out, Outlet outlet, SymbolDictionary symbols) {
        this.in = in;
        this.out = out;
        this.outlet = outlet;
        this.symbols = symbols;
    }

    @Override
    public String name() {
        return "stage";
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
        if (outlet == null) {
            throw new IllegalStateException("a stage that works in place has no outlet");
        }
        return outlet;
    }

    @Override
    public <V> V view(Class<V> type) {
        final Map<String, Column> visible = (outlet == null ? out : in).columns();
        final Set<String> added = new HashSet<>(visible.keySet());
        added.removeAll(in.columns().keySet());
        return ViewFactory.create(type,
            new ViewColumns(name(), ViewColumns.Access.DERIVE, visible, added, Set.of()), symbols);
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
        return counters.computeIfAbsent(what, name -> new AtomicCounter(
            new UnsafeBuffer(ByteBuffer.allocateDirect(CountersReader.COUNTER_LENGTH)), 0));
    }
}
