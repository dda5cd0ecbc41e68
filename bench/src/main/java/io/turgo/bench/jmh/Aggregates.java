package io.turgo.bench.jmh;

import io.turgo.bench.trades.Trades;
import io.turgo.operators.aggregate.Aggregate;
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
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One aggregate of the prices of 1,000 symbols in windows of a second, 100,000 rows each; time per row, results
 * included. None of them allocates, which a test of the operators holds.
 * <pre>
 *   row --> window by symbol (one aggregate) --> result, overwritten by the next
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Aggregates {
    private static final int TRADES = 1 << 16;
    private static final int LONG_DIGITS = 18;
    private static final int DISTINCT = 256;
    private static final int SELECTED = 5;
    private static final String PRICE = "price";
    private static final Schema SCHEMA =
        Schema.named("prices").symbol("symbol").decimal(PRICE, LONG_DIGITS, 4).build();

    /** Which aggregate. */
    @Param({"count", "sum", "min", "first", "avg", "weightedAvg", "stddevPop", "countDistinct", "countDistinctApprox",
        "quantile", "top", "topBy", "collect"})
    public String aggregate;

    private final Trades trades = Trades.make(TRADES, Trades.SEED);
    private final Row row = new Row();
    private LoneStage windows;
    private Column symbol;
    private Column price;
    private long rows;

    /** Makes the stage and its row. */
    @Setup
    public void make() {
        windows = new LoneStage(SCHEMA, Tumbling.every(Duration.ofSeconds(1)).by("symbol").aggregate(aggregate()));
        symbol = windows.in().column("symbol");
        price = windows.in().column(PRICE);
        final int length = windows.in().layout().fixedLength();
        row.wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(length)), 0, length).reset(windows.in().layout());
    }

    private Aggregate aggregate() {
        return switch (aggregate) {
            case "count" -> Aggregate.count();
            case "sum" -> Aggregate.sum(PRICE);
            case "min" -> Aggregate.min(PRICE);
            case "first" -> Aggregate.first(PRICE);
            case "avg" -> Aggregate.avg(PRICE);
            case "weightedAvg" -> Aggregate.weightedAvg(PRICE, PRICE);
            case "stddevPop" -> Aggregate.stddevPop(PRICE);
            case "countDistinct" -> Aggregate.countDistinct(PRICE, DISTINCT);
            case "countDistinctApprox" -> Aggregate.countDistinctApprox(PRICE);
            case "quantile" -> Aggregate.quantile(PRICE, 0.5, 0.99);
            case "top" -> Aggregate.top(SELECTED, PRICE);
            case "topBy" -> Aggregate.topBy(SELECTED, "symbol", PRICE);
            default -> Aggregate.collect(SELECTED, PRICE);
        };
    }

    /** A window of one second by symbol. */
    @Benchmark
    public long tumbling() {
        final int index = (int) (rows++ & TRADES - 1);
        row.eventTimeNs(rows * Trades.MEAN_STEP_NS);
        row.int32(symbol, trades.symbol(index));
        row.int64(price, trades.price(index));
        windows.stage().onRow(row);
        windows.stage().onWatermark(row.eventTimeNs() - 1);
        return windows.emitted();
    }
}
