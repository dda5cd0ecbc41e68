package io.turgo.examples.quickstart;

import static io.turgo.operators.aggregate.Aggregate.count;
import static io.turgo.operators.aggregate.Aggregate.last;
import static io.turgo.operators.aggregate.Aggregate.sum;

import io.turgo.connectors.console.ConsoleSink;
import io.turgo.decimal.Decimal;
import io.turgo.engine.Engine;
import io.turgo.engine.Publisher;
import io.turgo.journal.ChronicleJournal;
import io.turgo.operators.window.Tumbling;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

/** Trades in, one-minute bars out, journaled: the README's sample. */
public final class QuickStart {
    /** A trade, as publishers and stages see it: flat bytes behind an interface, no object per event. */
    interface Trade {
        Trade time(Instant time);

        Trade pair(String pair);

        Trade price(String price);

        Decimal price();

        Trade amount(String amount);

        Decimal amount();
    }

    private QuickStart() {
    }

    /** Runs it; a second run goes on from the journal and publishes nothing again. */
    public static void main(String[] args) {
        Schema trades = Schema.named("trades").timestamp("time").symbol("pair")
            .decimal("price", 18, 2).decimal("amount", 18, 8).build();

        Pipeline pipeline = Pipeline.named("quickstart");
        pipeline.source("trades", trades, EventTime.ascending("time")).as(Trade.class)
            .filter("traded", trade -> !trade.amount().isZero())
            .deriveDecimal("notional", 18, 2, (trade, notional) -> notional.product(trade.price(), trade.amount()))
            .through("bars", Tumbling.every(Duration.ofMinutes(1)).by("pair").aggregate(
                last("price").as("close"), sum("amount").as("volume"), sum("notional").as("notional"),
                count().as("trades")))
            .to("console", ConsoleSink.to(System.out).columns(
                "window_start", "pair", "close", "volume", "notional", "trades"));

        String[] input = {
            "2026-01-05T09:00:05Z btcusd 91250.50 0.25", "2026-01-05T09:00:21Z ethusd 3120.75 2",
            "2026-01-05T09:00:48Z btcusd 91261.00 0.1", "2026-01-05T09:01:10Z btcusd 91240.25 0.4"};
        ChronicleJournal journal = ChronicleJournal.open(Path.of("turgo-data/quickstart"));
        try (Engine engine = Engine.start(pipeline, Engine.context().journal(journal));
            Publisher<Trade> publisher = engine.publisher("trades", Trade.class)) {
            Stream.of(input).skip(engine.lastPosition("trades") + 1)
                .forEach(line -> publisher.publish(line, QuickStart::fill));
            publisher.endOfInput();
        }
    }

    private static void fill(Trade trade, String line) {
        String[] values = line.split(" ");
        trade.time(Instant.parse(values[0])).pair(values[1]).price(values[2]).amount(values[3]);
    }
}
