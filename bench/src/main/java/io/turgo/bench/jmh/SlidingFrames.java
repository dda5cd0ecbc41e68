package io.turgo.bench.jmh;

import static io.turgo.operators.aggregate.Aggregate.count;
import static io.turgo.operators.aggregate.Aggregate.max;
import static io.turgo.operators.aggregate.Aggregate.min;
import static io.turgo.operators.aggregate.Aggregate.sum;

import io.turgo.bench.trades.Trades;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.over.Over;
import io.turgo.operators.over.Running;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.agrona.concurrent.UnsafeBuffer;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Sliding frames alone, fed with the prices of 1,000 symbols; time per row that enters a frame and, later, leaves it.
 * Event time goes on by 10 us a row, so that a frame has about {@code rows} rows; every row waits for 100 behind it.
 * <pre>
 *   row --> rows to come --> frames (count and sum, or min and max) --> row
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class SlidingFrames {
    private static final int TRADES = 1 << 16;
    private static final int SYMBOLS = 1_000;
    private static final int LONG_DIGITS = 18;
    private static final long BOUND_NS = 100 * Trades.MEAN_STEP_NS;
    private static final Schema SCHEMA =
        Schema.named("prices").symbol("symbol").decimal("price", LONG_DIGITS, 4).build();

    /** Which operator. */
    @Param({"range", "rows", "running"})
    public String frames;

    /** Which aggregates: those that take rows back, or those that need two stacks. */
    @Param({"count+sum", "min+max"})
    public String aggregates;

    /** How many rows a frame has. */
    @Param({"10", "1000"})
    public int rows;

    private final Trades trades = Trades.make(TRADES, Trades.SEED);
    private final Row row = new Row();
    private LoneStage stage;
    private Column symbol;
    private Column price;
    private long taken;

    /** Makes the stage and its row. */
    @Setup
    public void make() {
        stage = new LoneStage(SCHEMA, operator());
        symbol = stage.in().column("symbol");
        price = stage.in().column("price");
        final int length = stage.in().layout().fixedLength();
        row.wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(length)), 0, length).reset(stage.in().layout());
    }

    private Operator operator() {
        final Aggregate[] functions = aggregates.equals("count+sum")
            ? new Aggregate[] {count().as("n"), sum("price")} : new Aggregate[] {min("price"), max("price")};
        final Duration range = Duration.ofNanos(rows * SYMBOLS * Trades.MEAN_STEP_NS);
        return switch (frames) {
            case "range" -> Over.range(range).by("symbol").aggregate(functions);
            case "rows" -> Over.rows(rows - 1L).by("symbol").aggregate(functions);
            default -> Running.over(range).by("symbol").aggregate(functions);
        };
    }

    /** A row that comes, and the one that the watermark passes with it. */
    @Benchmark
    public long next() {
        final int index = (int) (taken++ & TRADES - 1);
        row.eventTimeNs(taken * Trades.MEAN_STEP_NS);
        row.int32(symbol, trades.symbol(index));
        row.int64(price, trades.price(index));
        stage.cause().arrived();
        stage.stage().onRow(row);
        stage.stage().onWatermark(row.eventTimeNs() - BOUND_NS);
        return stage.emitted();
    }
}
