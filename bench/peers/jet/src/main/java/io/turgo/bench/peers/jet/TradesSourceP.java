package io.turgo.bench.peers.jet;

import static com.hazelcast.jet.core.BroadcastKey.broadcastKey;

import com.hazelcast.jet.Traverser;
import com.hazelcast.jet.Traversers;
import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.EventTimeMapper;
import com.hazelcast.jet.core.EventTimePolicy;
import io.turgo.bench.peers.child.Feed;
import io.turgo.bench.peers.child.Run;
import io.turgo.bench.peers.child.Trade;

/**
 * The trades as a cooperative source for Jet's Pipeline API: emits what is due, with event times, until the outbox is
 * full.
 */
final class TradesSourceP extends AbstractProcessor {
    private static final int BATCH = 1024;
    private static final long MILLISECOND_NS = 1_000_000;
    private static final String POSITION = "position";

    private final EventTimeMapper<? super Trade> mapper;
    private final Feed feed = Run.current().feed();
    private Traverser<Object> pending = Traversers.empty();
    private int next;

    TradesSourceP(EventTimePolicy<? super Trade> policy) {
        mapper = new EventTimeMapper<>(policy);
        mapper.addPartitions(1);
    }

    @Override
    public boolean complete() {
        if (!emitFromTraverser(pending)) {
            return false;
        }
        final int due = feed.due(next, BATCH);
        while (next < due) {
            final Trade trade = new Trade().set(feed.trades(), next++);
            pending = mapper.flatMapEvent(0, trade, 0, trade.timeNs / MILLISECOND_NS);
            if (!emitFromTraverser(pending)) {
                return false;
            }
        }
        return next == feed.count();
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
