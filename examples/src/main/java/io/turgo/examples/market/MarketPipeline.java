package io.turgo.examples.market;

import static io.turgo.operators.aggregate.Aggregate.count;
import static io.turgo.operators.aggregate.Aggregate.first;
import static io.turgo.operators.aggregate.Aggregate.last;
import static io.turgo.operators.aggregate.Aggregate.max;
import static io.turgo.operators.aggregate.Aggregate.min;
import static io.turgo.operators.aggregate.Aggregate.sum;
import static io.turgo.operators.aggregate.Aggregate.weightedAvg;

import io.turgo.connectors.csv.CsvColumn;
import io.turgo.connectors.csv.CsvFileSink;
import io.turgo.connectors.csv.CsvFormat;
import io.turgo.connectors.csv.CsvReference;
import io.turgo.connectors.csv.CsvSource;
import io.turgo.connectors.value.TimeFormat;
import io.turgo.connectors.file.ByteSource;
import io.turgo.daemon.PipelineProvider;
import io.turgo.operators.detect.EwmaDetector;
import io.turgo.operators.enrich.Enrich;
import io.turgo.operators.window.Tumbling;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Schema;
import io.turgo.stage.ReferenceTable;
import io.turgo.time.EventTime;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Trades in; one-minute bars and price alerts out. The amounts of money are exact: price and amount have 12 digits
 * after
 * the point in the source, their product 24.
 */
public final class MarketPipeline implements PipelineProvider {
    /** The trades on the class path: 100,000 of Bitstamp's BTC/USD trades from 2013-11-25 on. */
    static final ByteSource BITSTAMP_TRADES = ByteSource.resource(
        MarketPipeline.class.getClassLoader(), "bitstamp_trades_from_20131125_usd.csv");

    /** A score at which a price change is 6 of its moving standard deviations from its moving mean. */
    private static final double ALERT_SCORE = 0.5;
    private static final int DIGITS = 12;
    private static final int LONG_DIGITS = 18;
    private static final int WIDE_DIGITS = 38;

    private static final Schema TRADES = Schema.named("trades")
        .timestamp("time").symbol("pair")
        .decimal("price", LONG_DIGITS, DIGITS).decimal("amount", LONG_DIGITS, DIGITS).int64("row").build();
    private static final ReferenceTable PAIRS = new ReferenceTable("pairs", Schema.named("pairs")
        .symbol("pair").symbol("venue").symbol("base").symbol("quote").decimal("lot_size", LONG_DIGITS, DIGITS).build(),
        "pair");

    private final ByteSource trades;

    /** The pipeline over the trades on the class path. */
    public MarketPipeline() {
        this(BITSTAMP_TRADES);
    }

    /** @param trades a CSV file with the columns timestamp (epoch seconds), price and amount */
    public MarketPipeline(ByteSource trades) {
        this.trades = trades;
    }

    @Override
    public String name() {
        return "market";
    }

    @Override
    public Pipeline define(Path outputDirectory) {
        final Pipeline pipeline = Pipeline.named(name());
        final Stream<Trade> enriched = pipeline.source("trades", TRADES, EventTime.ascending("time")).as(Trade.class)
            .filter("amount-set", trade -> !trade.amount().isZero())
            .deriveDecimal("notional", WIDE_DIGITS, 2 * DIGITS,
                (trade, result) -> result.product(trade.price(), trade.amount()))
            .through("enrich", Enrich.from(PAIRS).on("pair").adding("venue", "lot_size"));
        enriched.through("ewma", EwmaDetector.on("price").by("pair").relativeChange())
            .filter("alert", trade -> trade.score() >= ALERT_SCORE)
            .to("alerts", alerts(outputDirectory));
        enriched.through("bars-1m", Tumbling.every(Duration.ofMinutes(1)).by("pair").named("bars").aggregate(
                first("price").as("open"), max("price").as("high"), min("price").as("low"), last("price").as("close"),
                sum("amount").as("volume"), sum("notional").as("notional"),
                weightedAvg("price", "amount").as("vwap"), count().as("trades")))
            .to("bars", bars(outputDirectory));
        pipeline.deadLetters().to("rejected", CsvFileSink.to(outputDirectory.resolve("dead-letters.csv")));
        return pipeline
            .load(PAIRS, CsvReference.of(ByteSource.resource(
                MarketPipeline.class.getClassLoader(), "io/turgo/examples/market/pairs.csv")))
            .read("trades", CsvSource.of(trades).constant("pair", "btcusd").rowNumber("row").format(
                CsvFormat.standard().rename("timestamp", "time").times(TimeFormat.EPOCH_SECONDS)));
    }

    private static CsvFileSink alerts(Path directory) {
        return CsvFileSink.to(directory.resolve("alerts.csv")).columns("time", "pair")
            .column(CsvColumn.of("price").stripTrailingZeros()).columns("score", "row");
    }

    private static CsvFileSink bars(Path directory) {
        CsvFileSink sink = CsvFileSink.to(directory.resolve("bars.csv")).columns("window_start", "pair");
        for (final String field : new String[] {"open", "high", "low", "close", "volume", "notional"}) {
            sink = sink.column(CsvColumn.of(field).stripTrailingZeros());
        }
        return sink.columns("vwap", "trades");
    }
}
