package io.turgo.examples.revenue;

import static io.turgo.operators.aggregate.Aggregate.count;
import static io.turgo.operators.aggregate.Aggregate.sum;

import io.turgo.connectors.csv.CsvColumn;
import io.turgo.connectors.csv.CsvFileSink;
import io.turgo.connectors.csv.CsvFormat;
import io.turgo.connectors.csv.CsvSource;
import io.turgo.connectors.value.TimeFormat;
import io.turgo.connectors.file.ByteSource;
import io.turgo.connectors.view.LatestView;
import io.turgo.daemon.PipelineProvider;
import io.turgo.decimal.Decimal;
import io.turgo.operators.over.Over;
import io.turgo.operators.over.Running;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.nio.file.Path;
import java.time.Duration;

/**
 * Order lines in; out, the revenue of each customer in the last 24 hours, twice: at each order line, and whenever it
 * changes, also because lines have become older than 24 hours though the customer is silent. Amounts are exact;
 * cancellations have negative quantities and subtract. Lines may be up to {@link #DISORDER} out of order.
 */
public final class RevenuePipeline implements PipelineProvider {
    /** How much earlier than the latest line a line may be. */
    static final Duration DISORDER = Duration.ofMinutes(10);

    private static final Duration DAY = Duration.ofHours(24);
    private static final int CUSTOMER_DIGITS = 9;
    private static final int QUANTITY_DIGITS = 9;
    private static final int PRICE_DIGITS = 12;
    private static final int PRICE_SCALE = 3;
    private static final int AMOUNT_DIGITS = 18;
    private static final Schema LINES = Schema.named("lines")
        .timestamp("time").string("invoice").field(Field.decimal("customer", CUSTOMER_DIGITS, 0).orNull())
        .decimal("quantity", QUANTITY_DIGITS, 0).decimal("price", PRICE_DIGITS, PRICE_SCALE).int64("line").build();

    private final ByteSource lines;
    private final LatestView<Change, Long, Revenue> current = LatestView.of(Change.class,
        change -> change.customer().unscaledLong(), RevenuePipeline::revenue);

    /** The pipeline over an input that is made up. */
    public RevenuePipeline() {
        this(MadeOrders.of(MadeOrders.DEFAULT_SEED));
    }

    /** @param lines a CSV file with the columns InvoiceNo, Quantity, InvoiceDate, UnitPrice and CustomerID */
    public RevenuePipeline(ByteSource lines) {
        this.lines = lines;
    }

    private static Revenue revenue(Change change) {
        return change.lines() == 0 ? null
            : new Revenue(change.changedAt(), change.total().toBigDecimal(), change.lines());
    }

    /** The present revenue of each customer who has any order line in the last 24 hours; to be read by any thread. */
    LatestView<Change, Long, Revenue> current() {
        return current;
    }

    @Override
    public String name() {
        return "revenue";
    }

    @Override
    public Pipeline define(Path outputDirectory) {
        final Pipeline pipeline = Pipeline.named(name());
        final Stream<OrderLine> sold = pipeline.source("lines", LINES, EventTime.bounded("time", DISORDER))
            .as(OrderLine.class)
            .filter("customer-known", line -> !line.customerIsNull())
            .deriveDecimal("amount", AMOUNT_DIGITS, PRICE_SCALE,
                (line, result) -> result.product(line.price(), line.quantity()));
        sold.through("at-lines", Over.range(DAY).by("customer").keeping("line", "time", "customer", "amount")
                .aggregate(sum("amount").as("revenue_24h"), count().as("lines_24h")))
            .to("at-lines-file", CsvFileSink.to(outputDirectory.resolve("at-lines.csv")).columns("line")
                .column(CsvColumn.of("time").timesAs(TimeFormat.SQL))
                .columns("customer", "amount", "revenue_24h", "lines_24h"));
        sold.through("changes", Running.over(DAY).by("customer")
                .aggregate(sum("amount").as("total"), count().as("lines")))
            .as(Change.class)
            .to("current", current)
            .deriveDecimal("revenue_24h", Decimal.MAX_PRECISION, PRICE_SCALE,
                (change, result) -> result.set(change.total()))
            .to("changes-file", CsvFileSink.to(outputDirectory.resolve("changes.csv"))
                .column(CsvColumn.of("changed_at").timesAs(TimeFormat.SQL))
                .columns("customer", "revenue_24h").column(CsvColumn.of("lines").titled("lines_24h")));
        pipeline.deadLetters().to("rejected", CsvFileSink.to(outputDirectory.resolve("dead-letters.csv")));
        return pipeline.read("lines", CsvSource.of(lines).rowNumber("line").format(CsvFormat.standard()
            .rename("InvoiceNo", "invoice").rename("Quantity", "quantity").rename("InvoiceDate", "time")
            .rename("UnitPrice", "price").rename("CustomerID", "customer").times(TimeFormat.SQL).ignoreUnknown()));
    }
}
