package io.turgo.bench.torture.child;

import static io.turgo.operators.aggregate.Aggregate.count;
import static io.turgo.operators.aggregate.Aggregate.first;
import static io.turgo.operators.aggregate.Aggregate.last;
import static io.turgo.operators.aggregate.Aggregate.max;
import static io.turgo.operators.aggregate.Aggregate.min;
import static io.turgo.operators.aggregate.Aggregate.sum;

import io.turgo.connectors.csv.CsvFileSink;
import io.turgo.connectors.csv.CsvFormat;
import io.turgo.connectors.csv.CsvReference;
import io.turgo.connectors.csv.CsvSource;
import io.turgo.connectors.value.TimeFormat;
import io.turgo.egress.Sink;
import io.turgo.operators.detect.EwmaDetector;
import io.turgo.operators.enrich.Enrich;
import io.turgo.operators.window.Tumbling;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.ReferenceTable;
import io.turgo.time.EventTime;
import java.time.Duration;

/**
 * What the workload computes. What belongs to an account or a payer lives as long as the job.
 * <pre>
 *   orders.csv --> bought --> notional --> enrich --+--> price-score --> rows.csv
 *                                                   +--> by-account  --> windows.csv
 *   payments (published) --> positive --+--> amount-score --> payments.txt (callback)
 *                                       +--> by-payer     --> totals.csv
 *   dead letters of both --> rejected.csv
 * </pre>
 */
final class WorkloadPipeline {
    /** The source that the workload publishes to. */
    static final String PAYMENTS = "payments";

    private static final int LONG_DIGITS = 18;
    private static final int WIDE_DIGITS = 38;
    private static final int WARM_UP = 2;

    private static final Schema ORDERS = Schema.named("orders")
        .timestamp("time").symbol("account").decimal("price", LONG_DIGITS, 4).decimal("quantity", LONG_DIGITS, 2)
        .field(Field.string("note").orNull()).build();
    private static final Schema PAID = Schema.named(PAYMENTS)
        .timestamp("time").int64("payer").decimal("amount", LONG_DIGITS, 3).build();
    private static final ReferenceTable ACCOUNTS = new ReferenceTable("accounts", Schema.named("accounts")
        .symbol("account").symbol("region").decimal("credit", LONG_DIGITS, 2).build(), "account");

    private final WorkloadSettings settings;

    WorkloadPipeline(WorkloadSettings settings) {
        this.settings = settings;
    }

    /** @param payments takes the scored payments */
    Pipeline define(Sink payments) {
        final Pipeline pipeline = Pipeline.named("torture");
        final Stream<Order> orders = pipeline
            .source("orders", ORDERS, EventTime.bounded("time", Duration.ofSeconds(2))).as(Order.class)
            .filter("bought", order -> order.quantity().signum() > 0)
            .deriveDecimal("notional", WIDE_DIGITS, 6, (order, notional) ->
                notional.product(order.price(), order.quantity()))
            .through("enrich", Enrich.from(ACCOUNTS).adding("region", "credit"));
        orders.through("price-score", EwmaDetector.on("price").by("account").relativeChange().warmUp(WARM_UP))
            .to("rows", csv("rows").columns("time", "account", "price", "quantity", "notional", "region", "credit",
                "score", "note"));
        orders.through("by-account", Tumbling.every(Duration.ofSeconds(10)).by("account").aggregate(
                count().as("orders"), sum("notional").as("notional"), min("price").as("low"), max("price").as("high"),
                first("price").as("open"), last("price").as("close")))
            .to("windows", csv("windows"));
        final Stream<ScoredPayment> paid = pipeline.source(PAYMENTS, PAID, EventTime.ascending("time"))
            .as(ScoredPayment.class).filter("positive", payment -> payment.amount().signum() > 0);
        paid.through("amount-score", EwmaDetector.on("amount").by("payer").warmUp(WARM_UP)).to("paid", payments);
        paid.through("by-payer", Tumbling.every(Duration.ofHours(1)).by("payer").aggregate(
            count().as("payments"), sum("amount").as("amount"))).to("totals", csv("totals"));
        pipeline.deadLetters().to("rejected", csv("rejected"));
        return pipeline
            .load(ACCOUNTS, CsvReference.of(settings.input().resolve("accounts.csv")))
            .read("orders", new PacedSource(CsvSource.of(settings.input().resolve("orders.csv")).format(
                CsvFormat.standard().times(TimeFormat.EPOCH_MILLIS)), settings.perSecond()));
    }

    private CsvFileSink csv(String name) {
        return CsvFileSink.to(settings.output().resolve(name + ".csv"));
    }
}
