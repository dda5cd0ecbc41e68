package io.turgo.bench.peers.kafka;

import io.turgo.bench.peers.child.Outputs;
import io.turgo.bench.peers.child.Run;
import io.turgo.bench.peers.child.SymbolTable;
import io.turgo.bench.peers.child.Trade;
import io.turgo.bench.peers.child.Window;
import java.time.Duration;
import org.apache.kafka.streams.KeyValue;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;
import org.apache.kafka.streams.state.KeyValueIterator;
import org.apache.kafka.streams.state.KeyValueStore;

/**
 * Filter, enrichment, detector and window by hand in one processor of the Processor API with one store, so that one
 * read and one write of it do for both. As a key's event times ascend, a trade past the window's end closes it;
 * a punctuation of the stream's time closes those of symbols that had no more trades.
 */
final class DetectAndAggregate implements Processor<Integer, Trade, Void, Void> {
    static final String STORE = "symbols";

    private static final long MILLISECOND_NS = 1_000_000;

    private final Outputs outputs = Run.current().newOutputs();
    private KeyValueStore<Integer, SymbolState> states;

    @Override
    public void init(ProcessorContext<Void, Void> context) {
        states = context.getStateStore(STORE);
        context.schedule(Duration.ofMillis(Window.LENGTH_MS), PunctuationType.STREAM_TIME, this::fireUntil);
    }

    @Override
    public void process(Record<Integer, Trade> record) {
        final Trade trade = record.value();
        if (!trade.hasAmount()) {
            return;
        }
        trade.enrich(SymbolTable.TABLE);
        SymbolState state = states.get(record.key());
        if (state == null) {
            state = new SymbolState();
        }
        final double score = state.ewma.score(trade.scaledPrice());
        if (Outputs.isAlert(score)) {
            outputs.alert(trade, score);
        }
        outputs.verdict(trade.index);
        if (trade.timeNs >= state.window.endNs) {
            fire(trade.symbol, state.window);
            state.window.open(Window.endNs(trade.timeNs));
        }
        state.window.add(trade.notional);
        states.put(record.key(), state);
    }

    private void fireUntil(long timeMs) {
        try (KeyValueIterator<Integer, SymbolState> all = states.all()) {
            while (all.hasNext()) {
                final KeyValue<Integer, SymbolState> entry = all.next();
                if (entry.value.window.count != 0 && entry.value.window.endNs / MILLISECOND_NS <= timeMs) {
                    fire(entry.key, entry.value.window);
                    states.put(entry.key, entry.value);
                }
            }
        }
    }

    private void fire(int symbol, Window window) {
        if (window.count != 0) {
            outputs.window(symbol, window);
            window.count = 0;
        }
    }
}
