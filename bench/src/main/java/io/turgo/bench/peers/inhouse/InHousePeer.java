package io.turgo.bench.peers.inhouse;

import io.turgo.bench.peers.child.Child;
import io.turgo.bench.peers.child.Feed;
import io.turgo.bench.peers.child.Outputs;
import io.turgo.bench.peers.child.Peer;
import io.turgo.bench.peers.child.Run;
import io.turgo.bench.peers.child.Task;
import io.turgo.bench.trades.DisruptorRun;
import io.turgo.bench.trades.NaiveJournal;
import io.turgo.bench.trades.PlainLoop;
import io.turgo.bench.trades.Tally;
import io.turgo.bench.trades.TradesPipeline;
import io.turgo.bench.trades.TurgoRun;
import io.turgo.daemon.Version;
import io.turgo.engine.Engine;
import io.turgo.engine.Idle;
import io.turgo.engine.ThreadPlan;
import io.turgo.frame.Journal;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;

/**
 * The job without a peer.
 * <pre>
 *   loop:           arrays -> job, one thread
 *   disruptor:      arrays -> ring -> job
 *   naive-journal:  arrays -> ring -> Chronicle Queue, job
 *   none:           arrays -> engine, fused, no journal
 *   process:        arrays -> engine, fused, journaled, durability process
 *   sql:            the same as process, the pipeline from a file of SQL
 *   hop:            ring alone: what a hand-over to another thread takes; does no job
 * </pre>
 * In an open loop the caller's thread is the sender: it looks at the clock without pause, and so does the consumer.
 */
public final class InHousePeer implements Peer {
    private static final int BATCH = 256;

    /** The main program of the measured JVM. */
    public static void main(String... arguments) {
        Child.main(new InHousePeer(), arguments);
    }

    @Override
    public String name() {
        return "in-house";
    }

    @Override
    public String version() {
        return Version.product().replaceFirst("^turgo ", "");
    }

    @Override
    public void run() {
        final Task task = Run.current().task();
        final Feed feed = Run.current().feed();
        final Outputs outputs = Run.current().newOutputs();
        switch (task.variant()) {
            case "loop" -> outputs.found(loop(feed));
            case "disruptor" -> outputs.found(disruptor(feed, null));
            case "naive-journal" -> {
                try (NaiveJournal journal = new NaiveJournal(task.directory())) {
                    outputs.found(disruptor(feed, journal));
                }
            }
            case "none" -> turgo(task, feed, outputs, null);
            case "process" ->
                turgo(task, feed, outputs, ChronicleJournal.open(task.directory(), new JournalSettings()));
            case "sql" -> turgoSql(task, feed, outputs);
            case "hop" -> outputs.found(new BareHop(feed, outputs).run());
            default -> throw new IllegalArgumentException("variant=" + task.variant()
                + " is none of loop, disruptor, naive-journal, none, process, sql, hop");
        }
    }

    private static Tally loop(Feed feed) {
        final PlainLoop loop = new PlainLoop();
        send(feed, (from, to) -> loop.run(feed.trades(), from, to));
        return loop.finish();
    }

    private static Tally disruptor(Feed feed, NaiveJournal journal) {
        final DisruptorRun run = new DisruptorRun(journal);
        run.start();
        send(feed, (from, to) -> run.publish(feed.trades(), from, to));
        return run.finish();
    }

    private static void turgo(Task task, Feed feed, Outputs outputs, Journal journal) {
        final Idle idle = task.openLoop() ? Idle.SPIN : Idle.YIELD;
        try (TurgoRun run = new TurgoRun(journal, Engine.context().threads(ThreadPlan.FUSED).idle(idle),
            task.openLoop() ? sequence -> verdict(outputs, sequence) : TradesPipeline.Verdict.NONE)) {
            turgo(run, feed, outputs);
        }
    }

    private static void turgoSql(Task task, Feed feed, Outputs outputs) {
        if (task.openLoop()) {
            throw new IllegalArgumentException("variant=sql has no verdicts for an open loop; ask for process");
        }
        try (TurgoRun run = TurgoRun.ofSql(ChronicleJournal.open(task.directory(), new JournalSettings()),
            Engine.context().threads(ThreadPlan.FUSED).idle(Idle.YIELD))) {
            turgo(run, feed, outputs);
        }
    }

    private static void turgo(TurgoRun run, Feed feed, Outputs outputs) {
        send(feed, (from, to) -> run.publish(feed.trades(), from, to));
        run.drain();
        run.finish();
        outputs.found(run.tally());
    }

    private static boolean verdict(Outputs outputs, long sequence) {
        outputs.verdict((int) sequence - 1);
        return true;
    }

    static void send(Feed feed, Sender sender) {
        int next = 0;
        while (next < feed.count()) {
            final int due = feed.due(next, BATCH);
            if (due > next) {
                sender.send(next, due);
                next = due;
            } else {
                Thread.onSpinWait();
            }
        }
    }

    /** Takes the trades that are due. */
    interface Sender {
        void send(int from, int to);
    }
}
