package io.turgo.bench.simulation;

import io.turgo.egress.Sink;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.detect.EwmaDetector;
import io.turgo.operators.enrich.Enrich;
import io.turgo.operators.window.Tumbling;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Rows;
import io.turgo.pipeline.Stream;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.ReferenceRows;
import io.turgo.source.RowPublisher;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.Scope;
import io.turgo.symbol.SymbolDictionary;
import io.turgo.time.EventTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.function.IntFunction;

/**
 * The pipeline of a seed.
 * <pre>
 *   events ──► filter ──► doubled ──► [enrich] ──┬──────────► rows
 *                                                ├► window ──► bars
 *                                                └► ewma ────► scores
 *   dead letters ────────────────────────────────────────────► rejected
 * </pre>
 */
final class SimulatedJob {
    static final String SOURCE = "events";
    /** The sinks' names; a sink's number is its place. */
    static final List<String> SINKS = List.of("rows", "bars", "scores", "rejected");
    private static final int ROWS = 0;
    private static final int BARS = 1;
    private static final int SCORES = 2;
    private static final int REJECTED = 3;
    private static final int WARM_UP = 3;
    private static final Duration IDLE = Duration.ofSeconds(3);
    private static final Duration DISORDER = Duration.ofSeconds(1);
    private static final Schema EVENTS = Schema.named(SOURCE).timestamp("time").symbol("key").int64("position")
        .int64("value").float64("level").build();
    private static final ReferenceTable TIERS =
        new ReferenceTable("tiers", Schema.named("tiers").symbol("key").int64("tier").build(), "key");

    private final Draws draws;

    SimulatedJob(Draws draws) {
        this.draws = draws;
    }

    /** The pipeline with those sinks, by their numbers. */
    Pipeline define(IntFunction<Sink> sinks) {
        final Pipeline pipeline = Pipeline.named("simulated");
        final EventTime time = EventTime.bounded("time", DISORDER);
        Stream<Row> stream = pipeline
            .source(SOURCE, EVENTS, draws.idle() ? time.idleAfter(IDLE) : time, draws.partitions())
            .through("let-through", Rows.filter(rows -> {
                final Column value = rows.column("value");
                return row -> isLetThrough(row.int64(value));
            }))
            .through("doubling", Rows.derive(rows -> {
                final Column value = rows.column("value");
                final Column doubled = rows.column("doubled");
                return row -> row.int64(doubled, 2 * row.int64(value));
            }, Field.int64("doubled").orNull()));
        if (draws.enriched()) {
            stream = stream.through("enrich", Enrich.from(TIERS).on("key").adding("tier"));
            pipeline.load(TIERS, SimulatedJob::loadTiers);
        }
        stream.to(SINKS.get(ROWS), sinks.apply(ROWS));
        stream.through("window", Tumbling.every(Duration.ofSeconds(draws.windowSeconds())).by("key").aggregate(
            Aggregate.count().as("count"), Aggregate.sum("doubled").as("sum"), Aggregate.last("position").as("last")))
            .to(SINKS.get(BARS), sinks.apply(BARS));
        stream.through("ewma", EwmaDetector.on("level").by("key").warmUp(WARM_UP))
            .to(SINKS.get(SCORES), sinks.apply(SCORES));
        pipeline.deadLetters().to(SINKS.get(REJECTED), sinks.apply(REJECTED));
        return pipeline;
    }

    private static void loadTiers(ReferenceRows target) {
        for (int i = 0; i < 4; i++) {
            final Row row = target.claim();
            row.int32(target.rows().column("key"), target.symbols().intern("k" + i));
            row.int64(target.rows().column("tier"), i);
            target.put();
        }
    }

    private boolean isLetThrough(long value) {
        return value % draws.modulus() != 0;
    }

    /** What the sink {@code rows} must get of an event, or null for nothing: found without any of the engine. */
    String expectedRow(Event event) {
        return !event.rejected() && isLetThrough(event.value())
            ? event.position() + "," + event.key() + "," + 2 * event.value() : null;
    }

    /** Fills a claimed row and commits it; false if there is no room now. */
    static boolean publish(Event event, RowPublisher publisher, Scope scope, SymbolDictionary symbols) {
        publisher.partition(event.partition());
        if (event.rejected()) {
            publisher.reject(event.position(), "no number", event.key().getBytes(StandardCharsets.UTF_8));
            return true;
        }
        final Row row = publisher.tryClaim();
        if (row == null) {
            return false;
        }
        row.int64(scope.column("time"), event.timeNs());
        row.int32(scope.column("key"), symbols.intern(event.key()));
        row.int64(scope.column("position"), event.position());
        row.int64(scope.column("value"), event.value());
        row.float64(scope.column("level"), event.value() / 8.0);
        publisher.commit(event.position());
        return true;
    }
}
