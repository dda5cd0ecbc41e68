package io.turgo.bench.jmh;

import io.turgo.bench.trades.Trades;
import io.turgo.operators.detect.Detector;
import io.turgo.operators.detect.EwmaDetector;
import io.turgo.operators.detect.RandomCutForestDetector;
import io.turgo.operators.detect.Scoring;
import io.turgo.operators.detect.Scorings;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import java.nio.ByteBuffer;
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
 * One detector alone, fed with the prices of 1,000 symbols; time per row. The random cut forest allocates, no other
 * does.
 * <pre>
 *   row --> detector
 * </pre>
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Detectors {
    private static final int TRADES = 1 << 16;
    private static final int LONG_DIGITS = 18;
    private static final Schema SCHEMA =
        Schema.named("prices").symbol("symbol").decimal("price", LONG_DIGITS, 4).build();

    /** Which detector. */
    @Param({"limits", "rate", "ewma", "cusum", "pageHinkley", "hampel", "spot", "driftSpot", "daily", "weekly", "auto",
        "rcf"})
    public String detector;

    private final Trades trades = Trades.make(TRADES, Trades.SEED);
    private final Row row = new Row();
    private LoneStage stage;
    private Column symbol;
    private Column price;
    private long rows;

    /** Makes the stage and its row. */
    @Setup
    public void make() {
        stage = new LoneStage(SCHEMA, operator());
        symbol = stage.out().column("symbol");
        price = stage.out().column("price");
        final int length = stage.out().layout().fixedLength();
        row.wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(length)), 0, length).reset(stage.out().layout());
    }

    private Operator operator() {
        return switch (detector) {
            case "ewma" -> EwmaDetector.on("price").by("symbol");
            case "rcf" -> RandomCutForestDetector.on("price").by("symbol");
            default -> Detector.on("price", scoring()).by("symbol");
        };
    }

    private Scoring scoring() {
        return switch (detector) {
            case "limits" -> Scorings.limits(0, 100);
            case "rate" -> Scorings.rateOfChange(1);
            case "cusum" -> Scorings.cusum();
            case "pageHinkley" -> Scorings.pageHinkley();
            case "hampel" -> Scorings.hampel();
            case "spot" -> Scorings.spot();
            case "driftSpot" -> Scorings.driftSpot();
            case "daily" -> Scorings.daily(Scorings.DEVIATIONS);
            case "weekly" -> Scorings.weekly(Scorings.DEVIATIONS);
            default -> Scorings.auto();
        };
    }

    /** The detector on the price, by symbol. */
    @Benchmark
    public boolean score() {
        final int index = (int) (rows++ & TRADES - 1);
        row.eventTimeNs(rows * Trades.MEAN_STEP_NS);
        row.int32(symbol, trades.symbol(index));
        row.int64(price, trades.price(index));
        return stage.stage().onRow(row);
    }
}
