package io.turgo.bench.latency;

import io.turgo.bench.trades.Referee;
import io.turgo.bench.trades.Trades;
import io.turgo.bench.trades.TurgoRun;
import io.turgo.engine.Engine;
import io.turgo.engine.Idle;
import io.turgo.engine.ThreadPlan;
import io.turgo.frame.Journal;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;

/** The job in an engine. Fused, its thread spins; pipelined, as there are more threads than cores, they back off. */
public final class TurgoSubject implements LatencySubject {
    private final boolean journaled;
    private final ThreadPlan plan;
    private final Trades trades;
    private final Referee referee;

    /**
     * @param journaled with durability {@code process}, or without a journal
     * @param plan      fused or pipelined: the detector is on one thread
     * @param referee   is told what each run has found
     */
    public TurgoSubject(boolean journaled, ThreadPlan plan, Trades trades, Referee referee) {
        this.journaled = journaled;
        this.plan = plan;
        this.trades = trades;
        this.referee = referee;
    }

    @Override
    public String id() {
        final String id = journaled ? "turgo-process" : "turgo";
        return byDefault() ? id : id + "-" + plan;
    }

    @Override
    public String title() {
        final String title = journaled ? "Turgo, durability process" : "Turgo, journal off";
        return byDefault() ? title : title + ", " + plan;
    }

    @Override
    public boolean byDefault() {
        return plan.equals(ThreadPlan.FUSED);
    }

    @Override
    public LatencyResult measure(LatencyTask task) {
        final OpenLoop loop = new OpenLoop(task);
        final Journal journal = journaled ? ChronicleJournal.open(task.directory(), new JournalSettings()) : null;
        try (TurgoRun run = new TurgoRun(journal,
            Engine.context().threads(plan).idle(byDefault() ? Idle.SPIN : Idle.BACKOFF), sequence -> {
                loop.arrived((int) sequence - 1);
                return true;
            })) {
            loop.run(new LapSender(trades, run::publish));
            run.drain();
            run.finish();
            referee.claim(title(), loop.sent(), run.tally());
        }
        return loop.result();
    }
}
