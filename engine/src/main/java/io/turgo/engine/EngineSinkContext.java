package io.turgo.engine;

import io.turgo.egress.SinkContext;
import io.turgo.error.NoSpaceException;
import io.turgo.frame.Durability;
import io.turgo.pipeline.Plan.StagePlan;
import io.turgo.record.ViewColumns;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import java.util.UUID;

/** What one sink of a running engine gets. */
record EngineSinkContext(
    StagePlan plan, UUID journalId, Durability durability, SymbolDictionary symbols, RoomWait room)
    implements SinkContext {
    @Override
    public String name() {
        return plan.name();
    }

    @Override
    public boolean journaled() {
        return durability != Durability.NONE;
    }

    @Override
    public void awaitRoom(NoSpaceException full) {
        room.await(full);
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
