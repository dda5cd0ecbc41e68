package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.ring.SlotRing;
import io.turgo.record.Field;
import io.turgo.source.RowPublisher;
import io.turgo.stage.RowValues;
import io.turgo.stage.Scope;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** Random input of a random pipeline, published by one thread in a fixed order: positions are places in it. */
final class RandomInput {
    private static final int TEXT_BYTES = 20;

    private final List<RandomPipeline.SourceSpec> sources;
    private final Random random;
    private final List<Step> steps = new ArrayList<>();
    private long timeNs = 1_700_000_000L * RandomPipeline.SECOND_NS;

    private enum Kind {
        ROW, ABORT, REJECT, END
    }

    private record Step(RandomPipeline.SourceSpec source, int partition, Kind kind, Map<String, Object> values) {
    }

    RandomInput(long seed, List<RandomPipeline.SourceSpec> sources, int count) {
        this.sources = List.copyOf(sources);
        random = new Random(seed);
        for (int i = 0; i < count; i++) {
            steps.add(step());
        }
        for (final RandomPipeline.SourceSpec source : this.sources) {
            for (int p = random.nextInt(source.partitions() + 1); p < source.partitions(); p++) {
                steps.add(new Step(source, p, Kind.END, Map.of()));
            }
        }
    }

    int size() {
        return steps.size();
    }

    private Step step() {
        final RandomPipeline.SourceSpec source = sources.get(random.nextInt(sources.size()));
        final int partition = random.nextInt(source.partitions());
        timeNs += random.nextInt(5) == 0 ? RandomPipeline.SECOND_NS : random.nextInt(1000);
        final int dice = random.nextInt(20);
        final Kind kind = dice == 0 ? Kind.ABORT : dice == 1 ? Kind.REJECT : Kind.ROW;
        final Map<String, Object> values = new LinkedHashMap<>();
        for (final Field field : source.schema().fields()) {
            values.put(field.name(), field.name().equals("time")
                ? timeNs - random.nextInt(3) * RandomPipeline.SECOND_NS : value(field));
        }
        return new Step(source, partition, kind, values);
    }

    private Object value(Field field) {
        if (field.nullable() && random.nextInt(4) == 0) {
            return null;
        }
        return switch (field.type()) {
            case BOOLEAN -> random.nextBoolean();
            case INT32 -> random.nextInt();
            case INT64, TIMESTAMP -> random.nextLong() >> random.nextInt(64);
            case FLOAT64 -> random.nextGaussian();
            case DECIMAL -> new BigDecimal(new BigInteger(random.nextInt(126), random), field.scale());
            case SYMBOL -> "S" + random.nextInt(RandomPipeline.SYMBOLS);
            case STRING -> "ü".repeat(random.nextInt(TEXT_BYTES / 2));
        };
    }

    /** Publishes everything behind what the engine has from its journal. */
    void publishRest(Engine engine) {
        publish(engine, (int) resumeAt(engine), steps.size(), () -> { });
    }

    private long resumeAt(Engine engine) {
        long next = 0;
        for (final RandomPipeline.SourceSpec source : sources) {
            for (int p = 0; p < source.partitions(); p++) {
                next = Math.max(next, engine.lastPosition(source.name(), p) + 1);
            }
        }
        return next;
    }

    /** Publishes the steps from..to-1; {@code between} is run after each. */
    void publish(Engine engine, int from, int to, Runnable between) {
        final RowValues values = new RowValues(engine.symbols());
        final Map<String, RowPublisher> publishers = new HashMap<>();
        for (int i = from; i < to; i++) {
            final Step step = steps.get(i);
            final RowPublisher publisher = publishers.computeIfAbsent(step.source().name(), engine::publisher);
            publisher.partition(step.partition());
            publish(step, i, publisher, engine.scope(step.source().name()), values);
            between.run();
        }
        publishers.values().forEach(RowPublisher::close);
    }

    private static void publish(Step step, int position, RowPublisher publisher, Scope scope, RowValues values) {
        switch (step.kind()) {
            case REJECT ->
                publisher.reject(position, "bad row " + position, "raw\u0000,ö".getBytes(StandardCharsets.UTF_8));
            case END -> publisher.endOfInput();
            case ABORT -> abort(step, publisher, scope, values);
            default -> {
                values.write(scope, publisher.claim(), step.values());
                publisher.commit(position);
            }
        }
    }

    /** After a restart the journal may have the partition's end, which has no position, and not this: claims fail. */
    private static void abort(Step step, RowPublisher publisher, Scope scope, RowValues values) {
        try {
            values.write(scope, publisher.claim(), step.values());
            publisher.abort();
        } catch (final ConfigurationException ended) {
            assertTrue(ended.getMessage().contains("has come to its end"), ended.getMessage());
        }
    }

    /** How its publishers are used: one thread, but one publisher for each source. */
    static Context context() {
        return Engine.context().producers(SlotRing.Producers.MULTI);
    }
}
