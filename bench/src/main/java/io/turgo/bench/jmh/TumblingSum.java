package io.turgo.bench.jmh;

import io.turgo.bench.trades.Trades;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.window.Tumbling;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * A tumbling sum over 1,000 keys beside the same by hand: an array of sums by the symbol's number, for input that is
 * never late and a set of symbols that is known. Both read the same rows, check for overflow and write a result row per
 * key and window of 100,000 rows; time per row.
 * <pre>
 *   row --> window by symbol (sum) --> result, overwritten by the next
 *   row --> sums[symbol]           --> result, overwritten by the next
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class TumblingSum {
    private static final int TRADES = 1 << 16;
    private static final long WINDOW_NS = 1_000_000_000;
    private static final long NONE = Long.MIN_VALUE;
    private static final Schema SCHEMA = Schema.named("sizes").symbol("symbol").int64("size").build();

    private final Trades trades = Trades.make(TRADES, Trades.SEED);
    private final LoneStage windows = new LoneStage(SCHEMA,
        Tumbling.every(Duration.ofNanos(WINDOW_NS)).by("symbol").aggregate(Aggregate.sum("size").as("total")));
    private final Row row = new Row();
    private final Column symbol = windows.in().column("symbol");
    private final Column size = windows.in().column("size");
    private final Column outStart = windows.out().column(Tumbling.WINDOW_START);
    private final Column outEnd = windows.out().column(Tumbling.WINDOW_END);
    private final Column outSymbol = windows.out().column("symbol");
    private final Column outTotal = windows.out().column("total");
    private final long[] sums = new long[Trades.SYMBOLS + 1];
    private long end = WINDOW_NS;
    private long rows;

    /** Makes the row. */
    public TumblingSum() {
        final int length = windows.in().layout().fixedLength();
        row.wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(length)), 0, length).reset(windows.in().layout());
        Arrays.fill(sums, NONE);
    }

    private Row next() {
        final int index = (int) (rows++ & TRADES - 1);
        row.eventTimeNs(rows * Trades.MEAN_STEP_NS);
        row.int32(symbol, trades.symbol(index));
        row.int64(size, trades.price(index));
        return row;
    }

    /** The window. */
    @Benchmark
    public long tumbling() {
        windows.stage().onRow(next());
        windows.stage().onWatermark(row.eventTimeNs() - 1);
        return windows.emitted();
    }

    /** The array. */
    @Benchmark
    public long byHand() {
        final Row in = next();
        if (in.eventTimeNs() >= end) {
            fire();
        }
        final int number = in.int32(symbol);
        final long sum = sums[number];
        sums[number] = Math.addExact(sum == NONE ? 0 : sum, in.int64(size));
        return windows.emitted();
    }

    private void fire() {
        for (int number = 0; number < sums.length; number++) {
            if (sums[number] != NONE) {
                final Row out = windows.claim();
                out.eventTimeNs(end - 1);
                out.int64(outStart, end - WINDOW_NS);
                out.int64(outEnd, end);
                out.int32(outSymbol, number);
                out.int64(outTotal, sums[number]);
                windows.emit();
                sums[number] = NONE;
            }
        }
        end += WINDOW_NS;
    }

    /** What the rows themselves cost. */
    @Benchmark
    public Row rowsOnly() {
        return next();
    }
}
