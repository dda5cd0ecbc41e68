package io.turgo.bench.peers.flink;

import io.turgo.bench.peers.child.Outputs;
import io.turgo.bench.peers.child.Run;
import io.turgo.bench.peers.child.Trade;
import io.turgo.bench.peers.child.Window;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Detector and window by hand in one keyed function with one value of state, so that one look-up and one write do for
 * both, and one timer a window. As a key's event times ascend, a trade past the window's end closes it too.
 */
final class DetectAndAggregate extends KeyedProcessFunction<Integer, Trade, Void> {
    private static final long MILLISECOND_NS = 1_000_000;
    private static final long serialVersionUID = 1L;

    private transient ValueState<SymbolState> states;
    private transient Outputs outputs;

    @Override
    public void open(OpenContext context) {
        states = getRuntimeContext().getState(new ValueStateDescriptor<>("symbol", SymbolStateSerializer.INSTANCE));
        outputs = Run.current().newOutputs();
    }

    @Override
    public void processElement(Trade trade, Context context, Collector<Void> out) throws Exception {
        SymbolState state = states.value();
        if (state == null) {
            state = new SymbolState();
        }
        final double score = state.ewma.score(trade.scaledPrice());
        if (Outputs.isAlert(score)) {
            outputs.alert(trade, score);
        }
        outputs.verdict(trade.index);
        final Window window = state.window;
        if (window.count == 0 || trade.timeNs >= window.endNs) {
            fire(trade.symbol, window);
            window.open(Window.endNs(trade.timeNs));
            context.timerService().registerEventTimeTimer(window.endNs / MILLISECOND_NS - 1);
        }
        window.add(trade.notional);
        states.update(state);
    }

    @Override
    public void onTimer(long timeMs, OnTimerContext context, Collector<Void> out) throws Exception {
        final SymbolState state = states.value();
        if (state.window.count != 0 && state.window.endNs / MILLISECOND_NS - 1 <= timeMs) {
            fire(context.getCurrentKey(), state.window);
            state.window.count = 0;
            states.update(state);
        }
    }

    private void fire(int symbol, Window window) {
        if (window.count != 0) {
            outputs.window(symbol, window);
        }
    }
}
