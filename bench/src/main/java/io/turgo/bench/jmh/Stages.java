package io.turgo.bench.jmh;

import static io.turgo.operators.aggregate.Aggregate.count;
import static io.turgo.operators.aggregate.Aggregate.max;
import static io.turgo.operators.aggregate.Aggregate.min;
import static io.turgo.operators.aggregate.Aggregate.sum;

import io.turgo.bench.trades.Trades;
import io.turgo.operators.detect.EwmaDetector;
import io.turgo.operators.window.Tumbling;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import java.nio.ByteBuffer;
import java.time.Duration;
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
 * One stage alone, fed with the prices of 1,000 symbols; time per row. Event time goes on by 10 us a row, so that one
 * row in 100,000 fires a window of 1,000 groups.
 * <pre>
 *   row --> ewma            row --> windows (count, sum, min, max)
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Stages {
    private static final int TRADES = 1 << 16;
    private static final int LONG_DIGITS = 18;
    private static final Schema SCHEMA =
        Schema.named("prices").symbol("symbol").decimal("price", LONG_DIGITS, 4).build();

    private final Trades trades = Trades.make(TRADES, Trades.SEED);
    private final LoneStage ewma =
        new LoneStage(SCHEMA, EwmaDetector.on("price").by("symbol").relativeChange());
    private final LoneStage windows = new LoneStage(SCHEMA, Tumbling.every(Duration.ofSeconds(1)).by("symbol")
        .aggregate(count().as("n"), sum("price"), min("price"), max("price")));
    private final Row row = new Row();
    private final Column symbol = ewma.out().column("symbol");
    private final Column price = ewma.out().column("price");
    private long rows;

    /** Makes the row. */
    public Stages() {
        final int length = ewma.out().layout().fixedLength();
        row.wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(length)), 0, length).reset(ewma.out().layout());
    }

    private Row next() {
        final int index = (int) (rows++ & TRADES - 1);
        row.eventTimeNs(rows * Trades.MEAN_STEP_NS);
        row.int32(symbol, trades.symbol(index));
        row.int64(price, trades.price(index));
        return row;
    }

    /** The EWMA detector on the relative change, by symbol. */
    @Benchmark
    public boolean ewma() {
        return ewma.stage().onRow(next());
    }

    /** A window of one second by symbol. */
    @Benchmark
    public long tumbling() {
        windows.stage().onRow(next());
        windows.stage().onWatermark(row.eventTimeNs() - 1);
        return windows.emitted();
    }

    /** What the rows themselves cost. */
    @Benchmark
    public Row rowsOnly() {
        return next();
    }
}
