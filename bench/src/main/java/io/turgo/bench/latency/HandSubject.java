package io.turgo.bench.latency;

import com.lmax.disruptor.BusySpinWaitStrategy;
import io.turgo.bench.trades.DisruptorRun;
import io.turgo.bench.trades.NaiveJournal;
import io.turgo.bench.trades.Referee;
import io.turgo.bench.trades.Trades;

/** The hand-written job behind one Disruptor, with or without a naive journal. The consumer spins. */
public final class HandSubject implements LatencySubject {
    private final boolean journaled;
    private final Trades trades;
    private final Referee referee;

    /** @param referee is told what each run has found */
    public HandSubject(boolean journaled, Trades trades, Referee referee) {
        this.journaled = journaled;
        this.trades = trades;
        this.referee = referee;
    }

    @Override
    public String id() {
        return journaled ? "naive" : "hand";
    }

    @Override
    public String title() {
        return journaled ? "by hand, naive journal" : "by hand behind a Disruptor";
    }

    @Override
    public boolean byDefault() {
        return true;
    }

    @Override
    public LatencyResult measure(LatencyTask task) {
        final OpenLoop loop = new OpenLoop(task);
        if (journaled) {
            try (NaiveJournal journal = new NaiveJournal(task.directory())) {
                run(loop, journal);
            }
        } else {
            run(loop, null);
        }
        return loop.result();
    }

    private void run(OpenLoop loop, NaiveJournal journal) {
        final DisruptorRun run =
            new DisruptorRun(journal, new BusySpinWaitStrategy(), sequence -> loop.arrived((int) sequence));
        run.start();
        loop.run(new LapSender(trades, run::publish));
        referee.claim(title(), loop.sent(), run.finish());
    }
}
