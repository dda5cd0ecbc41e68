package io.turgo.engine;

import io.turgo.pipeline.DeadLetters;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.record.Type;
import io.turgo.stage.ReferenceTable;
import io.turgo.time.EventTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * A random pipeline: one to three sources, trees of stages behind them, a sink at least behind each. The same seed
 * gives the same definition any number of times, with sinks of its own each time or those that are given.
 */
final class RandomPipeline {
    /** The symbols that input and reference tables use. */
    static final int SYMBOLS = 12;
    static final long SECOND_NS = 1_000_000_000L;

    private final long seed;
    private final long tickNs;
    private final Duration idle;
    private final Map<String, CollectingSink> sinks = new LinkedHashMap<>();
    private final List<SourceSpec> sources = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private Random random;
    private int names;
    private Pipeline pipeline;
    private Schema tableRows;

    /** Where a stream may go on, and what its rows are. */
    private record Place(Stream<Row> stream, Schema schema) {
    }

    /** A source as the random input needs it. */
    record SourceSpec(String name, Schema schema, int partitions) {
    }

    /**
     * @param tickNs how often windows tick, or 0
     * @param idle   after how long partitions are idle; zero for never
     */
    RandomPipeline(long seed, long tickNs, Duration idle) {
        this.seed = seed;
        this.tickNs = tickNs;
        this.idle = idle;
    }

    /** One whose results do not depend on the wall clock. */
    static RandomPipeline timeless(long seed) {
        return new RandomPipeline(seed, 0, Duration.ZERO);
    }

    /** The pipeline with the sinks that it had before; new ones the first time. */
    Pipeline define() {
        random = new Random(seed);
        names = 0;
        sources.clear();
        places.clear();
        pipeline = Pipeline.named("random");
        tableRows = Schema.named("quotes").symbol("key").int64("value")
            .field(Field.decimal("filler", 38, 3).orNull()).field(Field.decimal("more", 38, 3).orNull())
            .field(Field.decimal("most", 38, 3).orNull()).build();
        for (int i = 0; i <= random.nextInt(3); i++) {
            source();
        }
        for (int i = random.nextInt(4); i > 0; i--) {
            meet(places.get(random.nextInt(places.size())), places.get(random.nextInt(places.size())));
        }
        final Stream<Row> rejected = pipeline.deadLetters();
        sink(rejected);
        if (random.nextBoolean()) {
            grow(rejected, DeadLetters.SCHEMA, 2);
        }
        return pipeline;
    }

    List<SourceSpec> sources() {
        return sources;
    }

    Map<String, CollectingSink> sinks() {
        return sinks;
    }

    private String name(String kind) {
        return kind + names++;
    }

    private void source() {
        final Schema.Builder schema = Schema.named(name("rows")).timestamp("time");
        if (random.nextInt(4) > 0) {
            schema.field(Field.symbol("sym").orNull());
        }
        for (int i = random.nextInt(5); i > 0; i--) {
            schema.field(field("f" + i));
        }
        final Schema built = schema.build();
        final SourceSpec spec = new SourceSpec(name("source"), built, 1 + random.nextInt(3));
        sources.add(spec);
        final Duration disorder = Duration.ofNanos(random.nextInt(3) * SECOND_NS / 2);
        final EventTime time = random.nextInt(4) == 0 ? EventTime.ingest() : EventTime.bounded("time", disorder);
        final Stream<Row> stream =
            pipeline.source(spec.name(), built, time.idleAfter(idle), spec.partitions());
        grow(stream, built, 3);
    }

    private Field field(String name) {
        final Type[] types = {Type.BOOLEAN, Type.INT32, Type.INT64, Type.FLOAT64, Type.DECIMAL, Type.STRING};
        final Type type = types[random.nextInt(types.length)];
        if (type == Type.DECIMAL) {
            return random.nextBoolean() ? Field.decimal(name, 38, random.nextInt(10)).orNull()
                : Field.decimal(name, 38, random.nextInt(10));
        }
        return new Field(name, type, 0, 0, random.nextBoolean());
    }

    /** Joins two places, or makes a union of one and what a sieve has left of it. */
    private void meet(Place left, Place right) {
        if (random.nextInt(3) == 0) {
            final Stream<Row> sieved =
                left.stream.through(name("sieve"), new RandomOperators.Sieve(2 + random.nextInt(3)));
            grow(left.stream.union(name("union"), sieved), left.schema, 2);
            return;
        }
        final List<String> leftKeys = new ArrayList<>();
        final List<String> rightKeys = new ArrayList<>();
        final int most = random.nextInt(3);
        for (final Field field : left.schema.fields()) {
            right.schema.fields().stream().filter(other -> leftKeys.size() < most && joinable(field, other)
                && !rightKeys.contains(other.name())).findFirst().ifPresent(other -> {
                    leftKeys.add(field.name());
                    rightKeys.add(other.name());
                });
        }
        final JoinOperators.Digests join = new JoinOperators.Digests(name("digests"), leftKeys, rightKeys);
        grow(left.stream.join(name("join"), right.stream, join), join.plan(null, null), 2);
    }

    private static boolean joinable(Field field, Field other) {
        return field.type() == other.type() && field.scale() == other.scale() && field.type() != Type.FLOAT64
            && field.type() != Type.STRING;
    }

    private void grow(Stream<Row> stream, Schema schema, int depth) {
        places.add(new Place(stream, schema));
        final int branches = depth == 0 ? 0 : random.nextInt(3);
        for (int i = 0; i < branches; i++) {
            branch(stream, schema, depth - 1);
        }
        if (branches == 0 || random.nextInt(3) == 0) {
            sink(stream);
        }
    }

    private void branch(Stream<Row> stream, Schema schema, int depth) {
        final String symbol = RandomOperators.symbol(schema);
        switch (random.nextInt(symbol == null ? 6 : 7)) {
            case 0 -> grow(stream.through(name("sieve"), new RandomOperators.Sieve(2 + random.nextInt(3))), schema,
                depth);
            case 1 -> {
                final Field added = field(name("added"));
                grow(stream.through(name("addition"), new RandomOperators.Addition(added)),
                    schema.with(List.of(added)), depth);
            }
            case 2 -> {
                final RandomOperators.Repeat repeat = RandomOperators.Repeat.named(name("repeated"));
                grow(stream.through(name("repeat"), repeat), repeat.fresh(), depth);
            }
            case 3 -> {
                final TestWindow window =
                    new TestWindow(name("windows"), (1 + random.nextInt(4)) * SECOND_NS, tickNs);
                grow(stream.through(name("window"), window), window.plan(schema).fresh(), depth);
            }
            case 4 -> {
                final Field added = Field.int64(name("tallied"));
                grow(stream.through(name("tally"), new KeyedOperators.Tally(added, key(schema))),
                    schema.with(List.of(added)), depth);
            }
            case 5 -> {
                final KeyedOperators.Window window = new KeyedOperators.Window(
                    name("panes"), (1 + random.nextInt(4)) * SECOND_NS, tickNs, key(schema));
                grow(stream.through(name("pane"), window), window.plan(schema).fresh(), depth);
            }
            default -> lookup(stream, schema, symbol, depth);
        }
    }

    /** One or two fields, more often of few values than not. */
    private List<String> key(Schema schema) {
        final String symbol = RandomOperators.symbol(schema);
        final String first = symbol != null && random.nextBoolean() ? symbol : anyField(schema);
        final String second = anyField(schema);
        return random.nextInt(3) > 0 || first.equals(second) ? List.of(first) : List.of(first, second);
    }

    private String anyField(Schema schema) {
        return schema.fields().get(random.nextInt(schema.fields().size())).name();
    }

    private void lookup(Stream<Row> stream, Schema schema, String symbol, int depth) {
        final ReferenceTable table = new ReferenceTable("quotes", tableRows, "key");
        final Field found = Field.int64(name("found")).orNull();
        if (!pipeline.loaders().containsKey(table)) {
            pipeline.load(table, target -> {
                for (int i = 0; i < SYMBOLS; i += 2) {
                    final Row row = target.claim();
                    row.int32(target.rows().column("key"), target.symbols().intern("S" + i));
                    row.int64(target.rows().column("value"), i * seed);
                    target.put();
                }
            });
        }
        grow(stream.through(name("lookup"), new RandomOperators.Lookup(table, symbol, found)),
            schema.with(List.of(found)), depth);
    }

    private void sink(Stream<Row> stream) {
        final String name = name("sink");
        final boolean ownThread = random.nextBoolean();
        stream.to(name, sinks.computeIfAbsent(name, created -> new CollectingSink(ownThread)));
    }
}
