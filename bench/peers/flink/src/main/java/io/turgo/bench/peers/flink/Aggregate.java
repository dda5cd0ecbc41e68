package io.turgo.bench.peers.flink;

import io.turgo.bench.peers.child.Trade;
import io.turgo.bench.peers.child.Window;
import org.apache.flink.api.common.functions.AggregateFunction;

/** Count, sum, least and greatest notional for Flink's window operator, kept up to date trade by trade. */
final class Aggregate implements AggregateFunction<Trade, Window, Window> {
    private static final long serialVersionUID = 1L;

    @Override
    public Window createAccumulator() {
        return new Window();
    }

    @Override
    public Window add(Trade trade, Window window) {
        window.add(trade.notional);
        return window;
    }

    @Override
    public Window getResult(Window window) {
        return window;
    }

    @Override
    public Window merge(Window left, Window right) {
        throw new UnsupportedOperationException("tumbling windows are never merged");
    }
}
