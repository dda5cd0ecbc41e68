package io.turgo.bench.peers.flink;

import io.turgo.bench.peers.child.Ewma;
import io.turgo.bench.peers.child.Outputs;
import io.turgo.bench.peers.child.Run;
import io.turgo.bench.peers.child.Trade;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** The detector alone, beside Flink's own window operator. */
final class Detect extends KeyedProcessFunction<Integer, Trade, Void> {
    private static final long serialVersionUID = 1L;

    private transient ValueState<Ewma> states;
    private transient Outputs outputs;

    @Override
    public void open(OpenContext context) {
        states = getRuntimeContext().getState(new ValueStateDescriptor<>("ewma", Ewma.class));
        outputs = Run.current().newOutputs();
    }

    @Override
    public void processElement(Trade trade, Context context, Collector<Void> out) throws Exception {
        Ewma ewma = states.value();
        if (ewma == null) {
            ewma = new Ewma();
        }
        final double score = ewma.score(trade.scaledPrice());
        if (Outputs.isAlert(score)) {
            outputs.alert(trade, score);
        }
        outputs.verdict(trade.index);
        states.update(ewma);
    }
}
