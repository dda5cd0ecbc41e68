package io.turgo.connectors.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.turgo.checkpoint.MemoryCheckpoints;
import io.turgo.engine.Engine;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.RowPublisher;
import io.turgo.time.EventTime;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LatestViewTest {
    private static final Schema PRICES =
        Schema.named("prices").timestamp("time").symbol("pair").int64("price").build();

    private interface Price {
        String pair();

        long price();
    }

    private static LatestView<Price, String, Long> view() {
        return LatestView.of(Price.class, Price::pair, price -> price.price() == 0 ? null : price.price());
    }

    private static Engine start(LatestView<Price, String, Long> view, MemoryJournal journal) {
        final Pipeline pipeline = Pipeline.named("prices");
        pipeline.source("prices", PRICES, EventTime.ascending("time")).to("latest", view);
        return Engine.start(pipeline, Engine.context().journal(journal));
    }

    private static void publish(Engine engine, RowPublisher publisher, Object... pairsAndPrices) {
        for (int i = 0; i < pairsAndPrices.length; i += 2) {
            final Row row = publisher.claim();
            row.int64(engine.scope("prices").column("time"), 1);
            row.int32(engine.scope("prices").column("pair"), engine.symbols().intern((String) pairsAndPrices[i]));
            row.int64(engine.scope("prices").column("price"), (Integer) pairsAndPrices[i + 1]);
            publisher.commit(i);
        }
        engine.drain();
    }

    @Test
    void isReadWhileTheEngineRuns() {
        final LatestView<Price, String, Long> view = view();
        try (Engine engine = start(view, new MemoryJournal()); RowPublisher prices = engine.publisher("prices")) {
            publish(engine, prices, "A", 1, "B", 2);
            assertEquals(Map.of("A", 1L, "B", 2L), view.copy());
            publish(engine, prices, "A", 3, "B", 0);
            assertEquals(3L, view.get("A"));
            assertNull(view.get("B"));
            assertEquals(1, view.size());
        }
        assertEquals(Map.of("A", 3L), view.copy());
    }

    @Test
    void isCompleteAfterARestartFromACheckpoint() {
        final MemoryJournal journal = new MemoryJournal().checkpointsIn(new MemoryCheckpoints());
        try (Engine engine = start(view(), journal); RowPublisher prices = engine.publisher("prices")) {
            publish(engine, prices, "A", 1, "B", 2);
            engine.checkpoint();
            publish(engine, prices, "A", 3);
        }
        final LatestView<Price, String, Long> view = view();
        try (Engine engine = start(view, journal)) {
            engine.drain();
            assertEquals(Map.of("A", 3L, "B", 2L), view.copy());
        }
    }
}
