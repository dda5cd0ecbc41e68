package io.turgo.bench.jmh;

import io.turgo.bench.report.Workspace;
import io.turgo.bench.trades.Trades;
import io.turgo.connectors.spi.Connectors;
import io.turgo.connectors.spi.TableConnector;
import io.turgo.decimal.Decimal;
import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import io.turgo.pipeline.Pipeline;
import io.turgo.time.EventTime;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
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
 * Two million trades from a file, journaled at durability {@code process}, and those that have an amount, 127 of 128,
 * written to a CSV file exactly once; start and stop of the engine included; time per trade.
 * <pre>
 *   file --source's thread--> [ring] --> journal, filter --> [ring] --egress's thread--> file
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3)
@Measurement(iterations = 7)
public class FileJob {
    private static final int COUNT = 2_000_000;

    /** What the filter sees. */
    interface Amount {
        Decimal amount();
    }

    @Param({"csv", "json"})
    private String format;

    private final TableConnector files = Connectors.named("filesystem");
    private Workspace input;
    private Workspace workspace;
    private Path trades;

    private static Workspace directory() {
        return new Workspace(Path.of(System.getProperty(JmhCommand.DIRECTORY, "target/bench")));
    }

    /** Makes the file. */
    @Setup
    public void make() throws IOException {
        input = directory();
        trades = input.path().resolve("trades." + format);
        TradeFile.write(Trades.make(COUNT, Trades.SEED), COUNT, trades, format);
    }

    /** Deletes it. */
    @TearDown
    public void delete() {
        input.close();
    }

    /** Makes a directory. */
    @Setup(Level.Iteration)
    public void open() {
        workspace = directory();
    }

    /** Deletes it. */
    @TearDown(Level.Iteration)
    public void close() {
        workspace.close();
    }

    /** The whole way. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public EngineResult fromFileToFile() {
        final Pipeline pipeline = Pipeline.named("files");
        pipeline.source("trades", TradeFile.SCHEMA, EventTime.ascending("time"))
            .as(Amount.class).filter("amount-set", trade -> !trade.amount().isZero())
            .to("out", files.sink(TradeFile.table("out", workspace.path().resolve("out.csv"), "csv")));
        pipeline.read("trades", files.source(TradeFile.table("trades", trades, format)).source());
        try (Engine engine = Engine.start(pipeline, Engine.context().journal(
            ChronicleJournal.open(workspace.path().resolve("data"), new JournalSettings())))) {
            final EngineResult result = engine.finish();
            if (result.events() != COUNT) {
                throw new IllegalStateException("events=" + result.events() + ", not " + COUNT);
            }
            return result;
        }
    }
}
