package io.turgo.examples.embedded;

import io.turgo.decimal.Decimal;
import io.turgo.egress.CallbackSink;
import io.turgo.egress.OutputIdView;
import java.nio.file.Path;

/** Takes the flow of orders by side and window. Called by one thread; read when the engine has stopped. */
final class FlowLedger {
    /** The file's name. */
    static final String FILE = "flow.csv";

    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final int SCORE_SCALE = 4;

    private final Ledger ledger;
    private final Decimal rounded = new Decimal();
    private long windows;
    private long bursts;

    FlowLedger(Path directory) {
        ledger = new Ledger(directory.resolve(FILE), "window_start_s,side,orders,notional,rate_score,burst");
    }

    /** The sink that calls back here, exactly once. */
    CallbackSink<Flow> sink() {
        return CallbackSink.of(Flow.class, this::onFlow).resumeAfter(ledger::open).endOfBatch(ledger::write)
            .onClose(ledger::close);
    }

    private void onFlow(OutputIdView id, Flow flow) {
        final StringBuilder line = ledger.line(id).append(',').append(flow.windowStart() / NANOS_PER_SECOND)
            .append(',').append(flow.side()).append(',').append(flow.orders()).append(',');
        flow.notional().appendTo(line).append(',');
        if (!flow.rateScoreIsNull()) {
            rounded.setDouble(flow.rateScore(), SCORE_SCALE).appendTo(line);
        }
        line.append(',').append(flow.isBurst() ? "BURST" : "").append('\n');
        windows++;
        bursts += flow.isBurst() ? 1 : 0;
    }

    long windows() {
        return windows;
    }

    long bursts() {
        return bursts;
    }
}
