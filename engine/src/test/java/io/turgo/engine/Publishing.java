package io.turgo.engine;

import io.turgo.source.RowPublisher;
import io.turgo.stage.RowValues;
import java.util.Map;
import java.util.function.IntFunction;

/** Publishes rows that are written as maps. */
final class Publishing {
    private Publishing() {
    }

    /** Publishes the rows 0..count-1 on a publisher of its own; positions go on from the last. */
    static void rows(Engine engine, String source, int count, IntFunction<Map<String, ?>> values) {
        try (RowPublisher publisher = engine.publisher(source)) {
            final long first = engine.lastPosition(source) + 1;
            for (int i = 0; i < count; i++) {
                row(engine, source, publisher, first + i, values.apply(i));
            }
        }
    }

    /** Publishes one row. */
    static void row(Engine engine, String source, RowPublisher publisher, long position, Map<String, ?> values) {
        new RowValues(engine.symbols()).write(engine.scope(source), publisher.claim(), values);
        publisher.commit(position);
    }
}
