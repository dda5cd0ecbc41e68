package io.turgo.bench.peers.flink;

import io.turgo.bench.peers.child.Outputs;
import io.turgo.bench.peers.child.Run;
import io.turgo.bench.peers.child.Window;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.streaming.api.functions.windowing.ProcessWindowFunction;
import org.apache.flink.streaming.api.windowing.windows.TimeWindow;
import org.apache.flink.util.Collector;

/** What becomes of a window of Flink's window operator. */
final class EmitWindow extends ProcessWindowFunction<Window, Void, Integer, TimeWindow> {
    private static final long MILLISECOND_NS = 1_000_000;
    private static final long serialVersionUID = 1L;

    private transient Outputs outputs;

    @Override
    public void open(OpenContext context) {
        outputs = Run.current().newOutputs();
    }

    @Override
    public void process(Integer symbol, Context context, Iterable<Window> aggregates, Collector<Void> out) {
        final Window window = aggregates.iterator().next();
        outputs.window(symbol, context.window().getEnd() * MILLISECOND_NS, window.count, window.sum, window.least,
            window.greatest);
    }
}
