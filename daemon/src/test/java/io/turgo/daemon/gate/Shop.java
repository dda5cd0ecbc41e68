package io.turgo.daemon.gate;

import io.turgo.connectors.csv.CsvFileSink;
import io.turgo.daemon.PipelineProvider;
import io.turgo.decimal.Decimal;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.window.Tumbling;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import io.turgo.stage.StatelessStage;
import io.turgo.time.EventTime;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** A small pipeline. Tests compile this file again with other constants: the pipeline with changed logic. */
public final class Shop implements PipelineProvider {
    private static final long LEAST_QUANTITY = 1;
    private static final long PERCENT = 19;
    private static final int DIGITS = 4;
    private static final int CENTS = 2;
    private static final long BONUS = 10;
    private static final long WINDOW_MS = 1_000;
    private static final Schema ORDERS = Schema.named("orders")
        .timestamp("time").symbol("item").decimal("price", 18, 4).int64("quantity").build();

    /** How lambdas see an order. */
    public interface Order {
        /** The price of one. */
        Decimal price();

        /** How many. */
        long quantity();
    }

    /** An operator whose stage is a record, of which the engine copies the code. */
    record Points(String field) implements Operator {
        @Override
        public String logic() {
            return "points/1 " + field;
        }

        @Override
        public Output plan(Schema in) {
            return Output.adding(List.of(Field.int64(field)));
        }

        @Override
        public Stage create(StageContext context) {
            return new PointsStage(context.in().column("quantity"), context.out().column(field));
        }
    }

    private record PointsStage(Column quantity, Column points) implements StatelessStage {
        @Override
        public boolean onRow(Row row) {
            row.int64(points, row.int64(quantity) * BONUS);
            return true;
        }
    }

    @Override
    public String name() {
        return "shop";
    }

    @Override
    public Pipeline define(Path directory) {
        final Pipeline pipeline = Pipeline.named(name());
        final Stream<Order> orders = pipeline.source("orders", ORDERS, EventTime.ascending("time")).as(Order.class)
            .filter("enough", order -> order.quantity() >= LEAST_QUANTITY)
            .deriveDecimal("tax", 18, CENTS, (order, tax) -> tax.set(order.price()).rescale(DIGITS)
                .product(tax, Decimal.ofUnscaled(PERCENT, 2)))
            .through("points", new Points("points"));
        orders.to("orders-csv", CsvFileSink.to(directory.resolve("orders.csv")));
        orders.through("sums", Tumbling.every(Duration.ofMillis(WINDOW_MS)).by("item").named("sums")
            .aggregate(Aggregate.sum("tax").as("tax"), Aggregate.count().as("orders")))
            .to("sums-csv", CsvFileSink.to(directory.resolve("sums.csv")));
        return pipeline;
    }
}
