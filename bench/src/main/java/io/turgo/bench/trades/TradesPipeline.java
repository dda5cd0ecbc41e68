package io.turgo.bench.trades;

import static io.turgo.operators.aggregate.Aggregate.count;
import static io.turgo.operators.aggregate.Aggregate.max;
import static io.turgo.operators.aggregate.Aggregate.min;
import static io.turgo.operators.aggregate.Aggregate.sum;

import io.turgo.egress.Sink;
import io.turgo.operators.detect.EwmaDetector;
import io.turgo.operators.enrich.Enrich;
import io.turgo.operators.window.Tumbling;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Column;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.ReferenceRows;
import io.turgo.stage.ReferenceTable;
import io.turgo.time.EventTime;
import java.time.Duration;

/**
 * The job as a pipeline.
 * <pre>
 *   trades --> amount-set --> notional --> enrich --+--> ewma --> alert --> alerts
 *                                                   +--> windows --> windows-out
 * </pre>
 */
public final class TradesPipeline {
    /** The source's name. */
    public static final String SOURCE = "trades";

    private static final int LONG_DIGITS = 18;
    private static final Schema TRADES = Schema.named(SOURCE)
        .timestamp("time").symbol("symbol").decimal("price", LONG_DIGITS, 4).decimal("amount", LONG_DIGITS, 2).build();
    static final ReferenceTable SYMBOLS = new ReferenceTable("symbols", Schema.named("symbols")
        .symbol("symbol").int32("venue").decimal("lot_size", LONG_DIGITS, 2).build(), "symbol");

    private TradesPipeline() {
    }

    /** The pipeline; what it finds goes into {@code tally}. */
    public static Pipeline define(Tally tally) {
        return define(tally, Verdict.NONE);
    }

    /** The same with {@code verdict} called for each trade when the detector is done with it. */
    public static Pipeline define(Tally tally, Verdict verdict) {
        final Pipeline pipeline = Pipeline.named(SOURCE);
        final Stream<TradeView> enriched = enriched(pipeline);
        Stream<TradeView> scored = scored(enriched);
        if (verdict != Verdict.NONE) {
            scored = scored.as(Row.class).filter("verdict", row -> verdict.on(row.sequence())).as(TradeView.class);
        }
        return ended(pipeline, enriched, scored, tally);
    }

    /** The same with a sink that gets each trade when the detector is done with it. */
    public static Pipeline define(Tally tally, Sink verdicts) {
        final Pipeline pipeline = Pipeline.named(SOURCE);
        final Stream<TradeView> enriched = enriched(pipeline);
        return ended(pipeline, enriched, scored(enriched).to("verdicts", verdicts), tally);
    }

    private static Stream<TradeView> enriched(Pipeline pipeline) {
        return pipeline.source(SOURCE, TRADES, EventTime.ascending("time")).as(TradeView.class)
            .filter("amount-set", trade -> !trade.amount().isZero())
            .deriveDecimal("notional", LONG_DIGITS, 6,
                (trade, result) -> result.product(trade.price(), trade.amount()))
            .through("enrich", Enrich.from(SYMBOLS).inner().adding("venue", "lot_size"));
    }

    private static Stream<TradeView> scored(Stream<TradeView> enriched) {
        return enriched.through("ewma", EwmaDetector.on("price").by("symbol").relativeChange()
            .alpha(HandWrittenJob.ALPHA).warmUp(HandWrittenJob.WARM_UP).threshold(HandWrittenJob.THRESHOLD));
    }

    private static Pipeline ended(
        Pipeline pipeline, Stream<TradeView> enriched, Stream<TradeView> scored, Tally tally) {
        scored.filter("alert", trade -> trade.score() >= HandWrittenJob.ALERT_SCORE)
            .to("alerts", new AlertSink(tally));
        enriched.through("windows", Tumbling.every(Duration.ofNanos(HandWrittenJob.WINDOW_NS)).by("symbol").aggregate(
                count().as("trades"), sum("notional").as("total"), min("notional").as("least"),
                max("notional").as("most")))
            .to("windows-out", new WindowSink(tally));
        return pipeline.load(SYMBOLS, TradesPipeline::load);
    }

    /** Called with the sequence of a trade that the detector is done with; gives whether it goes on. */
    @FunctionalInterface
    public interface Verdict {
        /** For a pipeline that nobody watches. */
        Verdict NONE = sequence -> true;

        /** A trade has its score. */
        boolean on(long sequence);
    }

    static void load(ReferenceRows rows) {
        final Column symbol = rows.rows().column("symbol");
        final Column venue = rows.rows().column("venue");
        final Column lotSize = rows.rows().column("lot_size");
        for (int i = 0; i < Trades.SYMBOLS; i++) {
            final Row row = rows.claim();
            row.int32(symbol, rows.symbols().intern(Trades.symbolText(i)));
            row.int32(venue, Trades.venue(i));
            row.int64(lotSize, Trades.lotSize(i));
            rows.put();
        }
    }
}
