package io.turgo.bench.peers.jet;

import static com.hazelcast.jet.core.BroadcastKey.broadcastKey;

import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.Watermark;
import io.turgo.bench.peers.child.Feed;
import io.turgo.bench.peers.child.Run;
import io.turgo.bench.peers.child.SymbolTable;
import io.turgo.bench.peers.child.Trade;
import io.turgo.bench.peers.child.Window;

/**
 * Source, filter and enrichment in one cooperative processor of Jet's Core API. A watermark goes out once a window's
 * length has passed, as Jet's own sources do it; trades go as they are, without a wrapper for the event time.
 */
final class BareSourceP extends AbstractProcessor {
    private static final int BATCH = 1024;
    private static final long MILLISECOND_NS = 1_000_000;
    private static final String POSITION = "position";

    private final Feed feed = Run.current().feed();
    private int next;
    private long windowEndNs;
    private Object pending;

    @Override
    public boolean complete() {
        if (pending != null && !tryEmit(pending)) {
            return false;
        }
        pending = null;
        final int due = feed.due(next, BATCH);
        while (next < due) {
            final long timeNs = feed.trades().timeNs(next);
            if (timeNs >= windowEndNs) {
                windowEndNs = Window.endNs(timeNs);
                if (!emit(new Watermark((windowEndNs - Window.LENGTH_NS) / MILLISECOND_NS - 1))) {
                    return false;
                }
            }
            if (!emitNext()) {
                return false;
            }
        }
        return next == feed.count();
    }

    private boolean emitNext() {
        if (feed.trades().amount(next) == 0) {
            next++;
            return true;
        }
        return emit(new Trade().set(feed.trades(), next++).enrich(SymbolTable.TABLE));
    }

    private boolean emit(Object item) {
        if (tryEmit(item)) {
            return true;
        }
        pending = item;
        return false;
    }

    @Override
    public boolean saveToSnapshot() {
        if (!tryEmitToSnapshot(broadcastKey(POSITION), next)) {
            return false;
        }
        Run.current().snapshot();
        return true;
    }

    @Override
    protected void restoreFromSnapshot(Object key, Object value) {
        next = (Integer) value;
    }
}
