package io.turgo.bench.jmh;

import io.turgo.bench.report.Workspace;
import io.turgo.engine.Engine;
import io.turgo.engine.Idle;
import io.turgo.engine.Publisher;
import io.turgo.engine.ThreadPlan;
import io.turgo.examples.market.MarketPipeline;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import io.turgo.pipeline.Pipeline;
import io.turgo.sql.SqlFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/**
 * {@code examples/market/market.sql} and its twin in Java: their 100,000 trades, round after round, published instead
 * of read, journaled at durability {@code process}, bars and alerts written to CSV files, no checkpoints; time per
 * trade of an engine that has been running.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5)
@Measurement(iterations = 10)
public class MarketJob {
    private static final int ROUNDS = 10;
    private static final String SOURCE = "trades";

    /** What is published. */
    interface Trade {
        /** In epoch nanoseconds. */
        void time(long timeNs);

        /** By its number in the dictionary. */
        void pair(int number);

        /** Unscaled. */
        void price(long unscaled);

        /** Unscaled. */
        void amount(long unscaled);

        /** Of the file. */
        void row(long number);
    }

    @Param({"java", "sql"})
    private String language;

    private final MarketTrades trades = MarketTrades.read();
    private Workspace workspace;
    private Engine engine;
    private Publisher<Trade> publisher;
    private int pair;
    private int round;

    private static Pipeline inSql(Path directory) throws IOException {
        final Path file = Path.of(System.getProperty("turgo.home", "")).resolve("examples/market/market.sql");
        return SqlFile.of(file.toString(), Files.readString(file), directory.resolve("examples/market"), Map.of())
            .plan().pipeline();
    }

    /** Starts it. */
    @Setup
    public void start() throws IOException {
        workspace = new Workspace(Path.of(System.getProperty(JmhCommand.DIRECTORY, "target/bench")));
        final Pipeline pipeline = language.equals("sql") ? inSql(workspace.path())
            : new MarketPipeline().define(workspace.path().resolve("out"));
        pipeline.detachSources();
        engine = Engine.start(pipeline, Engine.context().threads(ThreadPlan.FUSED).idle(Idle.YIELD)
            .checkpointIntervalMs(0)
            .journal(ChronicleJournal.open(workspace.path().resolve("data"), new JournalSettings())));
        publisher = engine.publisher(SOURCE, Trade.class);
        pair = engine.symbols().intern("btcusd");
    }

    /** Ends it. */
    @TearDown
    public void end() {
        publisher.endOfInput();
        final long events = engine.finish().events();
        engine.close();
        workspace.close();
        if (events != (long) round * MarketTrades.COUNT) {
            throw new IllegalStateException("events=" + events + ", not " + round + " * " + MarketTrades.COUNT);
        }
    }

    /** Some rounds of the trades. */
    @Benchmark
    @OperationsPerInvocation(ROUNDS * MarketTrades.COUNT)
    public void trades() {
        for (int i = 0; i < ROUNDS; i++) {
            publish(trades.shiftNs(round));
            round++;
        }
        engine.drain();
    }

    private void publish(long shiftNs) {
        for (int i = 0; i < MarketTrades.COUNT; i++) {
            final Trade trade = publisher.claim();
            trade.time(trades.timeNs(i) + shiftNs);
            trade.pair(pair);
            trade.price(trades.price(i));
            trade.amount(trades.amount(i));
            trade.row(i);
            publisher.commit();
        }
    }
}
