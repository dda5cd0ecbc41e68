package io.turgo.examples.quickstart;

import io.turgo.egress.CallbackSink;
import io.turgo.egress.OutputId;
import io.turgo.engine.Engine;
import io.turgo.engine.Publisher;
import io.turgo.journal.ChronicleJournal;
import io.turgo.operators.detect.EwmaDetector;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.UUID;

/** The service of the README. */
public final class PriceGuard implements AutoCloseable {
    interface Order {
        Order time(long epochNs);

        Order pair(String pair);

        Order price(String price);

        Order order(long id);
    }

    interface Verdict {
        long order();

        String pair();

        double score();
    }

    record Request(long id, String pair, String price) {
        static void translate(Order record, Request from) {
            record.time(from.id * 1_000_000).pair(from.pair).price(from.price).order(from.id);
        }
    }

    private final Path verdicts;
    private final Engine engine;
    private final Publisher<Order> publisher;

    PriceGuard(Path directory) {
        verdicts = directory.resolve("verdicts");
        Schema orders = Schema.named("orders")
            .timestamp("time").symbol("pair").decimal("price", 18, 2).int64("order").build();
        Pipeline pipeline = Pipeline.named("price-guard");
        pipeline.source("orders", orders, EventTime.ascending("time"))
            .through("score", EwmaDetector.on("price").by("pair").relativeChange().warmUp(3))
            .to("verdicts", CallbackSink.of(Verdict.class, (id, verdict) -> keep(id + " " + verdict.order()
                + " " + verdict.pair() + (verdict.score() > 0.5 ? " REFUSE" : " pass"))).resumeAfter(this::lastKept));
        engine = Engine.start(pipeline, Engine.context().journal(ChronicleJournal.open(directory)));
        publisher = engine.publisher("orders", Order.class);
    }

    // The id of the last order that is journaled; -1 at first.
    long lastOrder() {
        return engine.lastPosition("orders");
    }

    // Always by the same thread. Allocates nothing: the translator captures nothing.
    void publish(Request order) {
        publisher.publish(order.id(), order, Request::translate);
    }

    // By a thread of the engine, when the order is journaled. The id is kept with the verdict, in one write.
    private void keep(String line) {
        try {
            Files.writeString(verdicts, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    // At the start: what is at or before this id does not come again.
    private OutputId lastKept(UUID journal) {
        List<String> kept = kept();
        return kept.isEmpty() ? OutputId.NONE : OutputId.parse(kept.get(kept.size() - 1).split(" ")[0]);
    }

    List<String> kept() {
        try {
            return Files.exists(verdicts) ? Files.readAllLines(verdicts) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        publisher.close();
        engine.close();
    }

    /** Publishes what is new of seven orders, and prints all verdicts. */
    public static void main(String[] args) {
        String[] prices = {"236.47", "236.50", "236.44", "236.49", "236.51", "263.51", "236.48"};
        try (PriceGuard guard = new PriceGuard(Path.of("turgo-data/price-guard"))) {
            long last = guard.lastOrder();
            for (int id = 0; id < prices.length; id++) {
                if (id > last) {
                    guard.publish(new Request(id, "btcusd", prices[id]));
                }
            }
            guard.engine.drain();
            guard.kept().forEach(System.out::println);
        }
    }
}
