package io.turgo.bench.jmh;

import io.turgo.bench.report.Workspace;
import io.turgo.bench.trades.Trades;
import io.turgo.connectors.spi.Formats;
import io.turgo.connectors.spi.InputStopped;
import io.turgo.connectors.spi.RowFormat;
import io.turgo.connectors.spi.RowReader;
import io.turgo.record.Row;
import io.turgo.symbol.SymbolDictionary;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
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
import org.openjdk.jmh.annotations.Warmup;

/**
 * A hundred thousand trades from bytes to rows, all of four fields; time per row.
 * <pre>
 *   bytes in memory  --records, fields, values-->  one row, again and again
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class FileParsing {
    private static final int COUNT = 100_000;
    private static final int SLOT_BYTES = 512;

    @Param({"csv", "json"})
    private String format;

    private final SymbolDictionary symbols = new SymbolDictionary(Trades.SYMBOLS);
    private final io.turgo.stage.Scope rows = io.turgo.stage.Scope.of(TradeFile.SCHEMA);
    private final UnsafeBuffer slot = new UnsafeBuffer(ByteBuffer.allocateDirect(SLOT_BYTES));
    private final Row row = new Row();
    private byte[] text;
    private RowFormat parser;

    /** Makes the bytes. */
    @Setup
    public void make() throws IOException {
        try (Workspace workspace = new Workspace(
            Path.of(System.getProperty(JmhCommand.DIRECTORY, "target/bench")))) {
            final Path file = workspace.path().resolve("trades");
            TradeFile.write(Trades.make(COUNT, Trades.SEED), COUNT, file, format);
            text = Files.readAllBytes(file);
            parser = Formats.of(TradeFile.table("trades", file, format));
        }
    }

    /** Reads all rows. */
    @Benchmark
    @OperationsPerInvocation(COUNT)
    public long rows() throws InputStopped {
        long sum = 0;
        try (RowReader reader = parser.reader("trades", new ByteArrayInputStream(text), rows, symbols)) {
            while (reader.next()) {
                final String fault = reader.decode(row.wrap(slot, 0, SLOT_BYTES).reset(rows.layout()));
                if (fault != null) {
                    throw new IllegalStateException(fault);
                }
                sum += row.length();
            }
            if (reader.number() != COUNT) {
                throw new IllegalStateException("rows=" + reader.number() + ", not " + COUNT);
            }
        }
        return sum;
    }
}
