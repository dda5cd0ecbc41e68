package io.turgo.bench.jmh;

import io.turgo.bench.report.Workspace;
import io.turgo.bench.trades.DisruptorRun;
import io.turgo.bench.trades.NaiveJournal;
import io.turgo.bench.trades.Outcome;
import io.turgo.bench.trades.PlainLoop;
import io.turgo.bench.trades.Tally;
import io.turgo.bench.trades.Trades;
import io.turgo.bench.trades.TurgoRun;
import io.turgo.engine.Idle;
import io.turgo.engine.ThreadPlan;
import io.turgo.frame.Journal;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * The trades job end to end over a million trades, start and stop of an engine included; time per trade. A run that
 * finds anything else than the plain loop fails.
 * <pre>
 *   plainLoop           arrays --> job
 *   disruptor           arrays --> [ring] --> job
 *   naiveJournal        arrays --> [ring] --> Chronicle Queue, job
 *   turgo               arrays --> [ring] --> stages
 *   turgoProcess        arrays --> [ring] --> journal, stages
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class TradesJob {
    private static final int COUNT = 1_000_000;

    private final Trades trades = Trades.make(COUNT, Trades.SEED);
    private final Tally expected = PlainLoop.run(trades, COUNT);
    private Workspace workspace;

    /** Makes a directory. */
    @Setup(Level.Iteration)
    public void open() {
        workspace = new Workspace(Path.of(System.getProperty(JmhCommand.DIRECTORY, "target/bench")));
    }

    /** Deletes it. */
    @TearDown(Level.Iteration)
    public void close() {
        workspace.close();
    }

    private Outcome checked(Outcome outcome) {
        expected.requireSame(outcome.tally(), "the plain loop and the benchmark");
        return outcome;
    }

    /** By hand, in a loop. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public Tally plainLoop() {
        return PlainLoop.run(trades, COUNT);
    }

    /** By hand, behind one Disruptor. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public Outcome disruptor() {
        return checked(new DisruptorRun(null).run(trades, COUNT));
    }

    /** By hand, behind one Disruptor, each batch journaled in one write. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public Outcome naiveJournal() {
        try (NaiveJournal journal = new NaiveJournal(workspace.path())) {
            return checked(new DisruptorRun(journal).run(trades, COUNT));
        }
    }

    /** The engine without a journal. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public Outcome turgo() {
        return turgo(null);
    }

    /** The engine with a journal at durability {@code process}. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public Outcome turgoProcess() {
        return turgo(ChronicleJournal.open(workspace.path(), new JournalSettings()));
    }

    private Outcome turgo(Journal journal) {
        try (TurgoRun run = new TurgoRun(journal, ThreadPlan.FUSED, Idle.YIELD)) {
            return checked(run.run(trades, COUNT));
        }
    }
}
