package io.turgo.bench.jmh;

import static io.turgo.operators.aggregate.Aggregate.count;
import static io.turgo.operators.aggregate.Aggregate.max;
import static io.turgo.operators.aggregate.Aggregate.min;
import static io.turgo.operators.aggregate.Aggregate.sum;

import io.turgo.bench.trades.Trades;
import io.turgo.operators.window.Counting;
import io.turgo.operators.window.Cumulating;
import io.turgo.operators.window.GroupedWindows;
import io.turgo.operators.window.Hopping;
import io.turgo.operators.window.Session;
import io.turgo.operators.window.Tumbling;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.ZoneId;
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
 * One kind of window alone, with four aggregates, fed with the prices of 1,000 symbols; time per row, the results
 * included. Event time goes on by 10 us a row: a window of one second takes 100,000 rows and gives 1,000 results; those
 * that hop by, or cumulate in, fifths of a second give five times as many.
 * <pre>
 *   row --> windows (count, sum, min, max)
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Windows {
    private static final int TRADES = 1 << 16;
    private static final int LONG_DIGITS = 18;
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration FIFTH = Duration.ofMillis(200);
    private static final Schema SCHEMA =
        Schema.named("prices").symbol("symbol").decimal("price", LONG_DIGITS, 4).build();

    /** Which windows. */
    @Param({"tumbling", "hopping", "cumulating", "days", "late", "early", "onUpdate", "session", "counting"})
    public String window;

    private final Trades trades = Trades.make(TRADES, Trades.SEED);
    private final Row row = new Row();
    private LoneStage stage;
    private Column symbol;
    private Column price;
    private long rows;

    /** Makes the stage and its row. */
    @Setup
    public void make() {
        stage = new LoneStage(SCHEMA,
            windows().by("symbol").aggregate(count().as("n"), sum("price"), min("price"), max("price")));
        symbol = stage.in().column("symbol");
        price = stage.in().column("price");
        final int length = stage.in().layout().fixedLength();
        row.wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(length)), 0, length).reset(stage.in().layout());
    }

    private GroupedWindows<?> windows() {
        return switch (window) {
            case "hopping" -> Hopping.of(SECOND, FIFTH);
            case "cumulating" -> Cumulating.of(FIFTH, SECOND);
            case "days" -> Tumbling.days(ZoneId.of("Europe/Berlin"));
            case "late" -> Tumbling.every(SECOND).allowedLateness(FIFTH);
            case "early" -> Tumbling.every(SECOND).early(FIFTH);
            case "onUpdate" -> Tumbling.every(SECOND).onUpdate();
            case "session" -> Session.gap(Duration.ofMillis(20));
            case "counting" -> Counting.every(100);
            default -> Tumbling.every(SECOND);
        };
    }

    /** The window, by symbol. */
    @Benchmark
    public long window() {
        final int index = (int) (rows++ & TRADES - 1);
        row.eventTimeNs(rows * Trades.MEAN_STEP_NS);
        row.int32(symbol, trades.symbol(index));
        row.int64(price, trades.price(index));
        stage.stage().onRow(row);
        if (stage.plain().followsWatermark()) {
            stage.stage().onWatermark(row.eventTimeNs() - 1);
        }
        return stage.emitted();
    }
}
