package io.turgo.bench.peers.jet;

import com.hazelcast.function.BiConsumerEx;
import com.hazelcast.jet.aggregate.AggregateOperation;
import com.hazelcast.jet.aggregate.AggregateOperation1;
import com.hazelcast.jet.core.ProcessorMetaSupplier;
import com.hazelcast.jet.datamodel.KeyedWindowResult;
import com.hazelcast.jet.pipeline.Pipeline;
import com.hazelcast.jet.pipeline.Sink;
import com.hazelcast.jet.pipeline.SinkBuilder;
import com.hazelcast.jet.pipeline.Sources;
import com.hazelcast.jet.pipeline.StreamSource;
import com.hazelcast.jet.pipeline.StreamStageWithKey;
import com.hazelcast.jet.pipeline.WindowDefinition;
import io.turgo.bench.peers.child.Ewma;
import io.turgo.bench.peers.child.Outputs;
import io.turgo.bench.peers.child.Run;
import io.turgo.bench.peers.child.SymbolTable;
import io.turgo.bench.peers.child.Trade;
import io.turgo.bench.peers.child.Window;

/** The job in Jet's Pipeline API. */
final class TradesPipeline {
    private static final long MILLISECOND_NS = 1_000_000;

    private TradesPipeline() {
    }

    static Pipeline define(int parallelism) {
        final Pipeline pipeline = Pipeline.create();
        final StreamStageWithKey<Trade, Integer> bySymbol = pipeline.readFrom(source()).withNativeTimestamps(0)
            .setLocalParallelism(1)
            .filter(Trade::hasAmount).setLocalParallelism(1)
            .map(trade -> trade.enrich(SymbolTable.TABLE)).setLocalParallelism(1)
            .groupingKey(trade -> trade.symbol);
        bySymbol.mapStateful(Ewma::new, (ewma, symbol, trade) -> detect(ewma, trade)).setLocalParallelism(parallelism)
            .writeTo(sink("alerts", (outputs, alert) -> outputs.alert(alert.trade(), alert.score())));
        bySymbol.window(WindowDefinition.tumbling(Window.LENGTH_MS)).aggregate(aggregate())
            .setLocalParallelism(parallelism)
            .writeTo(sink("windows", TradesPipeline::emit));
        return pipeline;
    }

    private static StreamSource<Trade> source() {
        return Sources.streamFromProcessorWithWatermarks("trades", true,
            policy -> ProcessorMetaSupplier.of(1, () -> new TradesSourceP(policy)));
    }

    /** The verdict is known here: what is not an alert leaves the stream. */
    private static Alert detect(Ewma ewma, Trade trade) {
        final double score = ewma.score(trade.scaledPrice());
        Verdicts.OF_THREAD.get().verdict(trade.index);
        return Outputs.isAlert(score) ? new Alert(trade, score) : null;
    }

    private static AggregateOperation1<Trade, Window, Window> aggregate() {
        return AggregateOperation.withCreate(Window::new)
            .andAccumulate((Window window, Trade trade) -> window.add(trade.notional))
            .andExport(window -> {
                final Window result = new Window();
                result.copy(window);
                return result;
            })
            .andFinish(window -> window);
    }

    private static void emit(Outputs outputs, KeyedWindowResult<Integer, Window> result) {
        final Window window = result.result();
        outputs.window(result.key(), result.end() * MILLISECOND_NS, window.count, window.sum, window.least,
            window.greatest);
    }

    private static <T> Sink<T> sink(String name, BiConsumerEx<Outputs, T> receive) {
        return SinkBuilder.sinkBuilder(name, context -> Run.current().newOutputs()).<T>receiveFn(receive)
            .preferredLocalParallelism(1).build();
    }
}
