package io.turgo.bench.jmh;

import io.turgo.bench.trades.Trades;
import io.turgo.operators.detect.Silence;
import io.turgo.operators.enrich.Enrich;
import io.turgo.pipeline.Rows;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.Scope;
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
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One of the smaller operators alone, fed with the prices of 1,000 symbols; time per row. Silence has a tick for every
 * 100,000 rows and no silent keys.
 * <pre>
 *   row --> filter | derive | enrich from 1,000 rows | silence
 * </pre>
 */
@State(org.openjdk.jmh.annotations.Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class Operators {
    private static final int TRADES = 1 << 16;
    private static final int LONG_DIGITS = 18;
    private static final int ROWS_PER_TICK = 100_000;
    private static final Schema SCHEMA =
        Schema.named("prices").symbol("symbol").decimal("price", LONG_DIGITS, 4).build();
    private static final ReferenceTable NAMES =
        new ReferenceTable("names", Schema.named("names").symbol("symbol").int64("lot").build(), "symbol");

    /** Which operator. */
    @Param({"filter", "derive", "enrich", "silence"})
    public String operator;

    private final Trades trades = Trades.make(TRADES, Trades.SEED);
    private final Row row = new Row();
    private LoneStage stage;
    private Column symbol;
    private Column price;
    private long rows;
    private long nextTick = ROWS_PER_TICK;

    /** Makes the stage and its row. */
    @Setup
    public void make() {
        stage = new LoneStage(SCHEMA, operator());
        symbol = stage.in().column("symbol");
        price = stage.in().column("price");
        row(stage.in(), row);
        if (operator.equals("enrich")) {
            final Scope names = Scope.of(NAMES.schema());
            final Row name = row(names, new Row());
            for (int number = 0; number <= Trades.SYMBOLS; number++) {
                name.int32(names.column("symbol"), number);
                name.int64(names.column("lot"), number);
                stage.plain().onReference(0, name);
            }
        }
    }

    private static Row row(Scope scope, Row target) {
        final int length = scope.layout().fixedLength();
        return target.wrap(new UnsafeBuffer(ByteBuffer.allocateDirect(length)), 0, length).reset(scope.layout());
    }

    private Operator operator() {
        return switch (operator) {
            case "filter" -> Rows.filter(scope -> {
                final Column of = scope.column("price");
                return each -> each.int64(of) > 0;
            });
            case "derive" -> Rows.derive(scope -> {
                final Column of = scope.column("price");
                final Column twice = scope.column("twice");
                return each -> each.int64(twice, 2 * each.int64(of));
            }, Field.int64("twice"));
            case "enrich" -> Enrich.from(NAMES).on("symbol").adding("lot");
            default -> Silence.of(Duration.ofSeconds(10)).by("symbol");
        };
    }

    /** A row. */
    @Benchmark
    public boolean next() {
        final int index = (int) (rows++ & TRADES - 1);
        row.eventTimeNs(rows * Trades.MEAN_STEP_NS);
        row.int32(symbol, trades.symbol(index));
        row.int64(price, trades.price(index));
        stage.cause().arrived();
        if (rows == nextTick) {
            nextTick += ROWS_PER_TICK;
            stage.plain().onTick(row.eventTimeNs(), row.eventTimeNs() - ROWS_PER_TICK * Trades.MEAN_STEP_NS);
        }
        return stage.stage().onRow(row);
    }
}
