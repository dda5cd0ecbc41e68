package io.turgo.bench.jmh;

import io.turgo.bench.trades.Trades;
import io.turgo.frame.RowCodec;
import io.turgo.record.Column;
import io.turgo.record.RecordLayout;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import java.nio.ByteBuffer;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Trades to and from the compact form that they have in a journal frame, 512 a frame; time per row.
 * <pre>
 *   512 rows, off-heap  --encode-->  frame's bytes  --decode-->  one row, again and again
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class RowEncoding {
    private static final int ROWS = 512;
    private static final int LONG_DIGITS = 18;

    private final RecordLayout layout = RecordLayout.of(Schema.named("trades").timestamp("time").symbol("symbol")
        .decimal("price", LONG_DIGITS, 4).decimal("amount", LONG_DIGITS, 2).build());
    private final RowCodec encoder = new RowCodec(layout, layout.columns().size());
    private final RowCodec decoder = new RowCodec(layout, layout.columns().size());
    private final int rowBytes = layout.fixedLength() + Long.BYTES & -Long.BYTES;
    private final UnsafeBuffer rows = new UnsafeBuffer(ByteBuffer.allocateDirect(ROWS * rowBytes));
    private final UnsafeBuffer frame = new UnsafeBuffer(ByteBuffer.allocateDirect(2 * ROWS * rowBytes));
    private final Row row = new Row();
    private final Row target = new Row();
    private final int frameBytes;

    /** Makes the rows and a frame of them. */
    public RowEncoding() {
        final Trades trades = Trades.make(ROWS, Trades.SEED);
        final Column[] columns = layout.columns().toArray(Column[]::new);
        for (int i = 0; i < ROWS; i++) {
            row.wrap(rows, i * rowBytes, rowBytes).reset(layout);
            row.int64(columns[0], trades.timeNs(i));
            row.int32(columns[1], trades.symbol(i));
            row.int64(columns[2], trades.price(i));
            row.int64(columns[3], trades.amount(i));
        }
        target.wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(rowBytes)), 0, rowBytes).reset(layout);
        frameBytes = encode();
    }

    /** Rows to bytes. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public final int encode() {
        encoder.reset();
        int at = 0;
        for (int i = 0; i < ROWS; i++) {
            at = encoder.encode(row.wrap(rows, i * rowBytes, rowBytes), frame, at);
        }
        return at;
    }

    /** Bytes to rows. */
    @Benchmark
    @OperationsPerInvocation(ROWS)
    public int decode() {
        decoder.reset();
        int at = 0;
        for (int i = 0; i < ROWS; i++) {
            at = decoder.decode(frame, at, frameBytes, target);
        }
        return at;
    }
}
