package io.turgo.bench.latency;

import io.turgo.bench.trades.Referee;
import io.turgo.bench.trades.TradeView;
import io.turgo.bench.trades.Trades;
import io.turgo.bench.trades.TurgoRun;
import io.turgo.egress.CallbackSink;
import io.turgo.engine.Engine;
import io.turgo.engine.Idle;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;

/**
 * The job as a trading service has it: published by the service's thread, each verdict called back behind the gate,
 * that is, when the frame of its trade is journaled.
 * <pre>
 *   service --> [ring] --> turgo-intake: journal, stages, callback                            (spins)
 *   service --> [ring] --> turgo-intake: journal, stages --> [ring] --> turgo-egress: callback  (back off)
 * </pre>
 */
public final class EmbeddedSubject implements LatencySubject {
    private final boolean onPipelineThread;
    private final Trades trades;
    private final Referee referee;

    /**
     * @param onPipelineThread whether it is called back there, or on a thread beside it
     * @param referee          is told what each run has found
     */
    public EmbeddedSubject(boolean onPipelineThread, Trades trades, Referee referee) {
        this.onPipelineThread = onPipelineThread;
        this.trades = trades;
        this.referee = referee;
    }

    @Override
    public String id() {
        return onPipelineThread ? "embedded" : "embedded-egress";
    }

    @Override
    public String title() {
        return onPipelineThread ? "embedded: publish to callback" : "embedded: publish to callback, own thread";
    }

    @Override
    public boolean byDefault() {
        return onPipelineThread;
    }

    @Override
    public LatencyResult measure(LatencyTask task) {
        final OpenLoop loop = new OpenLoop(task);
        final CallbackSink<TradeView> verdicts =
            CallbackSink.of(TradeView.class, (id, trade) -> loop.arrived((int) id.sequence() - 1));
        try (TurgoRun run = new TurgoRun(ChronicleJournal.open(task.directory(), new JournalSettings()),
            Engine.context().idle(onPipelineThread ? Idle.SPIN : Idle.BACKOFF),
            onPipelineThread ? verdicts.onPipelineThread() : verdicts)) {
            loop.run(new LapSender(trades, run::publish));
            run.drain();
            run.finish();
            referee.claim(title(), loop.sent(), run.tally());
        }
        return loop.result();
    }
}
