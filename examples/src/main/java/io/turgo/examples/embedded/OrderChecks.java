package io.turgo.examples.embedded;

import static io.turgo.operators.aggregate.Aggregate.count;
import static io.turgo.operators.aggregate.Aggregate.sum;

import io.turgo.connectors.csv.CsvFileSink;
import io.turgo.daemon.PipelineProvider;
import io.turgo.egress.Sink;
import io.turgo.operators.detect.EwmaDetector;
import io.turgo.operators.window.Tumbling;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What the service computes: a verdict on each new order, and the flow of new orders by side and ten seconds.
 * <pre>
 *   orders --> created --> notional --> size --> size-score --+--> judge --> verdicts
 *                                                             +--> flow-10s --> rate-score --> flow
 * </pre>
 */
public final class OrderChecks implements PipelineProvider {
    /** The source that the service publishes to. */
    static final String ORDERS = "orders";
    /** The event of a new order. */
    static final String CREATED = "created";
    /** The file of lines that are no events. */
    static final String REJECTED = "rejected.csv";
    /** A buyer's side. */
    static final String BID = "bid";
    /** A seller's side. */
    static final String ASK = "ask";

    private static final int LONG_DIGITS = 18;
    private static final int WIDE_DIGITS = 38;
    private static final int PRICE_SCALE = 2;
    private static final int AMOUNT_SCALE = 8;
    private static final double BASIS_POINTS = 10_000;
    private static final double ALERT_SCORE = 0.5;
    private static final double CROSS_BASIS_POINTS = 10;
    private static final double FAR_BASIS_POINTS = 2_000;
    private static final double BURST_DEVIATIONS = 3;
    private static final double THIN_SHARE = 0.001;

    private static final Schema SCHEMA = Schema.named(ORDERS)
        .timestamp("time").symbol("event").symbol("side").int64("order")
        .decimal("price", LONG_DIGITS, PRICE_SCALE).decimal("amount", LONG_DIGITS, AMOUNT_SCALE)
        .field(Field.decimal("bid", LONG_DIGITS, PRICE_SCALE).orNull())
        .field(Field.decimal("bidSize", LONG_DIGITS, AMOUNT_SCALE).orNull())
        .field(Field.decimal("ask", LONG_DIGITS, PRICE_SCALE).orNull())
        .field(Field.decimal("askSize", LONG_DIGITS, AMOUNT_SCALE).orNull()).build();

    @Override
    public String name() {
        return "order-watch";
    }

    /** The pipeline with ledgers of its own in {@code outputDirectory}, for replays. */
    @Override
    public Pipeline define(Path outputDirectory) {
        return define(new VerdictLedger(outputDirectory).sink(), new FlowLedger(outputDirectory).sink(),
            outputDirectory);
    }

    /** The pipeline with these ends, and rejected lines in {@code outputDirectory}. */
    Pipeline define(Sink verdicts, Sink flow, Path outputDirectory) {
        final Pipeline pipeline = Pipeline.named(name());
        final Stream<Verdict> created = pipeline.source(ORDERS, SCHEMA, EventTime.ascending("time")).as(Verdict.class)
            .filter(CREATED, order -> CREATED.equals(order.event()) && order.amount().signum() > 0
                && order.price().signum() > 0)
            .deriveDecimal("notional", WIDE_DIGITS, PRICE_SCALE + AMOUNT_SCALE,
                (order, notional) -> notional.product(order.price(), order.amount()))
            .deriveDouble("size", order -> StrictMath.log(order.notional().doubleValue()))
            .through("size-score", EwmaDetector.on("size").by("side").as("sizeScore"));
        created.derive("judge", OrderChecks::judge,
                Field.float64("reach").orNull(), Field.float64("share").orNull(), Field.int32("reasons"))
            .to("verdicts", verdicts);
        created.through("flow-10s", Tumbling.every(Duration.ofSeconds(10)).by("side").named("flow").aggregate(
                count().as("orders"), sum("notional").as("notional")))
            .through("rate-score", EwmaDetector.on("orders").by("side").threshold(BURST_DEVIATIONS).as("rateScore"))
            .to("flow", flow);
        pipeline.deadLetters().to("rejected", CsvFileSink.to(outputDirectory.resolve(REJECTED)));
        return pipeline;
    }

    private static void judge(Verdict order) {
        int reasons = !order.sizeScoreIsNull() && order.sizeScore() >= ALERT_SCORE ? Reason.SIZE.bit() : 0;
        if (!order.bidIsNull()) {
            reasons |= judgeByBook(order);
        }
        order.reasons(reasons);
    }

    private static int judgeByBook(Verdict order) {
        final double price = order.price().doubleValue();
        final double bid = order.bid().doubleValue();
        final double ask = order.ask().doubleValue();
        final double bidSize = order.bidSize().doubleValue();
        final double askSize = order.askSize().doubleValue();
        final double reach = (order.isBid() ? (price - bid) / bid : (ask - price) / ask) * BASIS_POINTS;
        final double beyond = (order.isBid() ? (price - ask) / ask : (bid - price) / bid) * BASIS_POINTS;
        final double share = (order.isBid() ? bidSize : askSize) / (bidSize + askSize);
        order.reach(reach).share(share);
        return (beyond > CROSS_BASIS_POINTS ? Reason.CROSS.bit() : 0)
            | (reach < -FAR_BASIS_POINTS ? Reason.FAR.bit() : 0) | (share < THIN_SHARE ? Reason.THIN.bit() : 0);
    }
}
