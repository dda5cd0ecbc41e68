package io.turgo.operators;

import io.turgo.engine.CollectingSink;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.detect.Detector;
import io.turgo.operators.detect.EwmaDetector;
import io.turgo.operators.detect.Scorings;
import io.turgo.operators.enrich.Enrich;
import io.turgo.operators.join.AsOfJoin;
import io.turgo.operators.join.Deduplicate;
import io.turgo.operators.join.IntervalJoin;
import io.turgo.operators.over.Over;
import io.turgo.operators.over.Running;
import io.turgo.operators.window.AssignWindows;
import io.turgo.operators.window.Counting;
import io.turgo.operators.window.Cumulating;
import io.turgo.operators.window.Hopping;
import io.turgo.operators.window.Session;
import io.turgo.operators.window.Tumbling;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.ReferenceRows;
import io.turgo.source.RowPublisher;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.Scope;
import io.turgo.time.EventTime;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;

/** A pipeline over trades with every kind of operator, and what comes out of it. */
final class Market {
    private static final Schema TRADES = Schema.named("trades")
        .timestamp("time").symbol("pair").decimal("price", 18, 2).decimal("amount", 18, 8).build();
    private static final ReferenceTable PAIRS =
        new ReferenceTable("pairs", Schema.named("pairs").symbol("pair").symbol("venue").build(), "pair");

    private final int known;
    private final BooleanSupplier ownThreads;
    private final Map<String, CollectingSink> sinks = new LinkedHashMap<>();

    /**
     * @param known      how many pairs the reference table has
     * @param ownThreads whether the next sink wants to be called on a thread of its own
     */
    Market(int known, BooleanSupplier ownThreads) {
        this.known = known;
        this.ownThreads = ownThreads;
        pipeline();
    }

    /** The sinks by their names; they keep what the pipelines of this object put out. */
    Map<String, CollectingSink> sinks() {
        return sinks;
    }

    Pipeline pipeline() {
        final Pipeline pipeline = Pipeline.named("market");
        final Stream<Row> trades =
            pipeline.source("trades", TRADES, EventTime.bounded("time", Duration.ofNanos(40)));
        join(trades);
        final Stream<Row> scored = trades
            .through("enrich", Enrich.from(PAIRS).on("pair").adding("venue"))
            .through("detect", EwmaDetector.on("price").by("pair").relativeChange().warmUp(20))
            .through("auto", Detector.on("price", Scorings.auto()).by("pair").as("auto"))
            .through("hampel", Detector.on("price", Scorings.hampel(9, 3)).by("pair").as("hampel"));
        put(scored, "alerts");
        window(scored);
        assign(scored);
        slide(scored);
        return pipeline.load(PAIRS, this::load);
    }

    private void window(Stream<Row> scored) {
        put(scored.through("window", Tumbling.every(Duration.ofNanos(100)).by("venue", "pair").aggregate(
            Aggregate.first("price").as("open"), Aggregate.weightedAvg("price", "amount").as("vwap"),
            Aggregate.max("score"), Aggregate.stddevSamp("price"), Aggregate.count(),
            Aggregate.countDistinct("price", 128), Aggregate.countDistinctApprox("amount", 6),
            Aggregate.quantile("amount", 0.9).buckets(128), Aggregate.topBy(2, "price", "amount"))), "bars");
        final Stream<Row> hops = scored.through("hops", Hopping.of(Duration.ofNanos(30), Duration.ofNanos(20))
            .by("pair").allowedLateness(Duration.ofNanos(2)).aggregate(Aggregate.last("price"), Aggregate.count()));
        put(hops, "hopped");
        final Stream<Row> late = hops.late("late");
        put(late, "left-out");
        put(late.through("three", Counting.every(3).by("pair").aggregate(Aggregate.sum("price"))), "threes");
        put(scored.through("cumulation", Cumulating.of(Duration.ofNanos(40), Duration.ofNanos(200)).by("pair", "venue")
            .early(Duration.ofNanos(70)).aggregate(Aggregate.sum("amount"))), "cumulated");
        put(scored.through("session", Session.gap(Duration.ofNanos(6)).by("pair")
            .aggregate(Aggregate.min("price"), Aggregate.count())), "sessions");
        put(scored.through("visit", Session.gap(Duration.ofNanos(9)).by("pair", "venue")
            .allowedLateness(Duration.ofNanos(30)).aggregate(Aggregate.last("price"), Aggregate.count())), "visits");
        put(scored.through("ten", Counting.every(10).by("pair").aggregate(Aggregate.avg("price"))), "tens");
    }

    /** A row for each window, as it is and grouped by what it is in. */
    private void assign(Stream<Row> scored) {
        final Hopping hops = Hopping.of(Duration.ofNanos(50), Duration.ofNanos(20));
        final Stream<Row> assigned =
            scored.through("assign", AssignWindows.of(hops).keeping("venue", "pair", "price", "score"));
        put(assigned, "assigned");
        put(assigned.through("regroup", hops.assigned().by("pair").aggregate(
            Aggregate.max("score"), Aggregate.first("price"), Aggregate.count())), "regrouped");
    }

    private void slide(Stream<Row> scored) {
        put(scored.through("range", Over.range(Duration.ofNanos(90)).by("pair")
            .keeping("time", "venue", "pair", "price", "score").aggregate(Aggregate.sum("amount"), Aggregate.count()))
            .through("rows", Over.rows(5).by("venue").aggregate(Aggregate.max("score").as("highest"))), "sliding");
        put(scored.through("view", Running.over(Duration.ofNanos(60)).by("venue", "pair").aggregate(
            Aggregate.sum("amount"), Aggregate.min("price"), Aggregate.count())), "running");
    }

    /** Some of the trades with others that are near, once in a while; and with the ones before them. */
    private void join(Stream<Row> trades) {
        final Stream<Row> some = trades.through("some", Deduplicate.within(Duration.ofNanos(40)).by("pair"));
        put(trades.join("near-join", some, IntervalJoin.between(Duration.ofNanos(-30), Duration.ofNanos(10)).on("pair")
            .rightFields("price").prefixed("near_").leftOuter())
            .through("once", Deduplicate.within(Duration.ofNanos(7)).by("pair")), "near");
        put(trades.join("held-join", some, AsOfJoin.newest().on("pair").rightFields("time", "price")
            .prefixed("held_")), "held");
    }

    private void put(Stream<Row> stream, String name) {
        stream.to(name, sinks.computeIfAbsent(name, absent -> new CollectingSink(ownThreads.getAsBoolean())));
    }

    private void load(ReferenceRows rows) {
        for (int i = 0; i < known; i++) {
            final Row row = rows.claim();
            row.int32(rows.rows().column("pair"), rows.symbols().intern("P" + i));
            row.int32(rows.rows().column("venue"), rows.symbols().intern("V" + i % 2));
            rows.put();
        }
    }

    /** Publishes a trade. */
    static void publish(RowPublisher publisher, Scope scope, int position, Trade trade) {
        final Row row = publisher.claim();
        row.int64(scope.column("time"), trade.time());
        row.int32(scope.column("pair"), trade.pair());
        row.int64(scope.column("price"), trade.price());
        row.int64(scope.column("amount"), trade.amount());
        publisher.commit(position);
    }

    /**
     * A row of the input.
     *
     * @param pair the number of its symbol
     */
    record Trade(long time, int pair, long price, long amount) {
    }
}
