package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.error.ConfigurationException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Schema;
import io.turgo.source.RowPublisher;
import io.turgo.time.EventTime;
import org.junit.jupiter.api.Test;

class EndOfInputTest {
    private final MemoryJournal journal = new MemoryJournal();

    private Engine start() {
        final Pipeline pipeline = Pipeline.named("ends");
        pipeline.source("rows", Schema.named("rows").timestamp("time").build(), EventTime.ascending("time"), 2)
            .to("out", new CollectingSink(true));
        return Engine.start(pipeline, Engine.context().journal(journal));
    }

    private static void publish(Engine engine, RowPublisher publisher, int partition, long position) {
        publisher.partition(partition);
        publisher.claim().int64(engine.scope("rows").column("time"), position);
        publisher.commit(position);
    }

    @Test
    void nothingFollowsTheEndOfAPartitionNowOrLater() {
        try (Engine engine = start(); RowPublisher publisher = engine.publisher("rows")) {
            publish(engine, publisher, 1, 1);
            publisher.endOfInput();
            publisher.endOfInput();
            assertThrows(ConfigurationException.class, publisher::claim);
            publish(engine, publisher, 0, 2);
        }
        final long frames = journal.info().lastFrame();
        try (Engine engine = start(); RowPublisher publisher = engine.publisher("rows")) {
            publisher.partition(1);
            publisher.endOfInput();
            final ConfigurationException refusal = assertThrows(ConfigurationException.class, publisher::tryClaim);
            assertEquals("source `rows`, partition 1, has come to its end: its windows are closed and nothing follows; "
                + "give what comes now a data directory of its own", refusal.getMessage());
        }
        assertEquals(frames, journal.info().lastFrame());
    }
}
