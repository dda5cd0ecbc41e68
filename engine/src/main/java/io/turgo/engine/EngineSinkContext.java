package io.turgo.engine;

import io.turgo.egress.SinkContext;
import io.turgo.pipeline.Plan.StagePlan;
import io.turgo.record.ViewColumns;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.util.UUID;

/** What one sink of a running engine gets. */
record EngineSinkContext(StagePlan plan, UUID journalId, boolean journaled, SymbolDictionary symbols)
    implements SinkContext {
    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public Scope rows() {
        return plan.in();
    }

    @Override
    public <V> V view(Class<V> type) {
        return EngineStageContext.view(type, plan, ViewColumns.Access.READ, symbols);
    }
}
