package io.turgo.bench.jmh;

import io.turgo.bench.trades.Trades;
import io.turgo.operators.join.AsOfJoin;
import io.turgo.operators.join.Deduplicate;
import io.turgo.operators.join.IntervalJoin;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.JoinOperator;
import io.turgo.stage.Junction;
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
 * One join alone, fed with the prices of 1,000 symbols, left and right rows in turn; time per row of either side. Event
 * time goes on by 10 us a row and the watermark with it, a millisecond behind: a hundred rows are kept.
 * <pre>
 *   left, right, left, ... --> as-of join | interval join of +- 1 ms | deduplicate within 1 ms
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Joins {
    private static final int TRADES = 1 << 16;
    private static final int LONG_DIGITS = 18;
    private static final Duration NEAR = Duration.ofMillis(1);
    private static final Schema PRICES =
        Schema.named("prices").symbol("symbol").decimal("price", LONG_DIGITS, 4).build();

    private final Trades trades = Trades.make(TRADES, Trades.SEED);
    private final Input asOf = new Input(AsOfJoin.newest().on("symbol").prefixed("right_"));
    private final Input interval =
        new Input(IntervalJoin.between(NEAR.negated(), NEAR).on("symbol").prefixed("right_"));
    private final LoneStage once = new LoneStage(PRICES, Deduplicate.within(NEAR).by("symbol"));
    private final Row price = row(once);
    private final Column symbol = once.in().column("symbol");
    private long rows;

    /** A join, and the row that it gets next. */
    private static final class Input {
        private final LoneStage stage;
        private final Row row;
        private final Column side;
        private final Column symbol;
        private final Column left;
        private final Column right;

        Input(JoinOperator join) {
            final Junction junction = new Junction("prices", PRICES, PRICES, join);
            stage = new LoneStage(junction.rows(), junction.operator());
            row = row(stage);
            side = stage.in().column(Junction.SIDE);
            symbol = stage.in().column(junction.keys().get(0));
            left = stage.in().column(junction.fields(false).get(1));
            right = stage.in().column(junction.fields(true).get(1));
        }
    }

    private static Row row(LoneStage stage) {
        final int length = stage.in().layout().fixedLength();
        return new Row().wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(length)), 0, length)
            .reset(stage.in().layout());
    }

    private long joined(Input input) {
        final int index = (int) (rows++ & TRADES - 1);
        final boolean isRight = (rows & 1) == 0;
        input.row.eventTimeNs(rows * Trades.MEAN_STEP_NS);
        input.row.bool(input.side, isRight);
        input.row.int32(input.symbol, trades.symbol(index));
        input.row.int64(isRight ? input.right : input.left, trades.price(index));
        input.row.setNull(isRight ? input.left : input.right);
        return pushed(input.stage, input.row);
    }

    private static long pushed(LoneStage stage, Row row) {
        stage.cause().arrived();
        stage.stage().onRow(row);
        stage.stage().onWatermark(row.eventTimeNs() - NEAR.toNanos());
        return stage.emitted();
    }

    /** An as-of join by symbol. */
    @Benchmark
    public long asOf() {
        return joined(asOf);
    }

    /** An interval join by symbol. */
    @Benchmark
    public long interval() {
        return joined(interval);
    }

    /** Rows of a symbol that are less than a millisecond apart are dropped. */
    @Benchmark
    public long deduplicate() {
        final int index = (int) (rows++ & TRADES - 1);
        price.eventTimeNs(rows * Trades.MEAN_STEP_NS);
        price.int32(symbol, trades.symbol(index));
        return pushed(once, price);
    }
}
