package io.turgo.bench.peers.jet;

import com.hazelcast.jet.Traverser;
import com.hazelcast.jet.Traversers;
import com.hazelcast.jet.core.AbstractProcessor;
import com.hazelcast.jet.core.Watermark;
import io.turgo.bench.peers.child.Outputs;
import io.turgo.bench.peers.child.Run;
import io.turgo.bench.peers.child.Trade;
import io.turgo.bench.peers.child.Window;
import java.util.Map;
import org.agrona.collections.Int2ObjectHashMap;

/**
 * Detector and window by hand in one processor of Jet's Core API, with a map of primitive keys. As a key's event times
 * ascend, a trade past the window's end closes it too.
 */
final class DetectAndAggregateP extends AbstractProcessor {
    private static final long MILLISECOND_NS = 1_000_000;

    private final Int2ObjectHashMap<SymbolState> states = new Int2ObjectHashMap<>();
    private final Outputs outputs = Run.current().newOutputs();
    private Traverser<Map.Entry<Integer, SymbolState>> snapshot;

    @Override
    protected boolean tryProcess(int ordinal, Object item) {
        final Trade trade = (Trade) item;
        SymbolState state = states.get(trade.symbol);
        if (state == null) {
            state = new SymbolState();
            states.put(trade.symbol, state);
        }
        final double score = state.ewma.score(trade.scaledPrice());
        if (Outputs.isAlert(score)) {
            outputs.alert(trade, score);
        }
        outputs.verdict(trade.index);
        final Window window = state.window;
        if (trade.timeNs >= window.endNs) {
            fire(trade.symbol, window);
            window.open(Window.endNs(trade.timeNs));
        }
        window.add(trade.notional);
        return true;
    }

    private void fire(int symbol, Window window) {
        if (window.count != 0) {
            outputs.window(symbol, window);
            window.count = 0;
        }
    }

    @Override
    public boolean tryProcessWatermark(Watermark watermark) {
        final long reachedMs = watermark.timestamp() + 1;
        states.forEachInt((symbol, state) -> {
            if (state.window.endNs / MILLISECOND_NS <= reachedMs) {
                fire(symbol, state.window);
            }
        });
        return true;
    }

    @Override
    public boolean complete() {
        states.forEachInt((symbol, state) -> fire(symbol, state.window));
        return true;
    }

    @Override
    public boolean saveToSnapshot() {
        if (snapshot == null) {
            snapshot = Traversers.<Map.Entry<Integer, SymbolState>>traverseStream(
                states.entrySet().stream().map(entry -> Map.entry(entry.getKey(), entry.getValue())))
                .onFirstNull(() -> snapshot = null);
        }
        return emitFromTraverserToSnapshot(snapshot);
    }

    @Override
    protected void restoreFromSnapshot(Object key, Object value) {
        states.put((Integer) key, (SymbolState) value);
    }
}
