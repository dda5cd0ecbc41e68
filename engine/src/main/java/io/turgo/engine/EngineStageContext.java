package io.turgo.engine;

import io.turgo.error.ConfigurationException;
import io.turgo.pipeline.Plan.StagePlan;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.ViewColumns;
import io.turgo.record.ViewFactory;
import io.turgo.stage.Cause;
import io.turgo.stage.Outlet;
import io.turgo.stage.Scope;
import io.turgo.stage.StageContext;
import io.turgo.symbol.SymbolDictionary;
import java.util.HashSet;
import java.util.Set;
import java.util.function.BiFunction;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * What one stage of a running engine gets.
 *
 * @param outlet   where its new rows go, or null if it makes none
 * @param counters gives a stage's counter
 */
record EngineStageContext(
    StagePlan plan, Outlet outlet, SymbolDictionary symbols, Cause cause,
    BiFunction<String, String, AtomicCounter> counters) implements StageContext {
    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public Scope in() {
        return plan.in();
    }

    @Override
    public Scope out() {
        return plan.out();
    }

    @Override
    public Outlet outlet() {
        if (outlet == null) {
            throw new ConfigurationException("stage `" + plan.name() + "` makes no new rows by its plan");
        }
        return outlet;
    }

    @Override
    public <V> V view(Class<V> type) {
        return view(type, plan, ViewColumns.Access.DERIVE, symbols);
    }

    /** A view of the rows that a stage or sink sees, with what it adds. */
    static <V> V view(Class<V> type, StagePlan plan, ViewColumns.Access access, SymbolDictionary symbols) {
        final Scope visible = plan.child() < 0 ? plan.out() : plan.in();
        final Set<String> derived = new HashSet<>(visible.columns().keySet());
        derived.removeAll(plan.in().columns().keySet());
        final Set<String> later = new HashSet<>();
        for (final Column column : visible.layout().columns()) {
            later.add(column.name());
        }
        later.removeAll(visible.columns().keySet());
        return type == Row.class ? type.cast(new Row()) : ViewFactory.create(type, new ViewColumns(
            plan.name(), access, visible.columns(), derived, later), symbols);
    }

    @Override
    public AtomicCounter counter(String what) {
        return counters.apply(plan.name(), what);
    }
}
