package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Schema;
import io.turgo.ring.SlotRing.Producers;
import io.turgo.time.EventTime;
import org.junit.jupiter.api.Test;

/** Sources that cannot be started: nothing of the engine stays behind. */
class RefusedSourcesTest {
    private static final Schema ROWS = Schema.named("rows").timestamp("time").build();

    @Test
    void twoSourcesAndOneProducerAreRefusedAndTheEngineIsStopped() {
        final MemoryJournal journal = new MemoryJournal();
        final FaultySink sink = new FaultySink(true);
        final Pipeline pipeline = Pipeline.named("two");
        pipeline.source("one", ROWS, EventTime.ascending("time")).to("out", sink);
        pipeline.source("other", ROWS, EventTime.ascending("time"));
        pipeline.read("one", context -> { }).read("other", context -> { });
        final String message = assertThrows(ConfigurationException.class, () -> Engine.start(
            pipeline, Engine.context().journal(journal).producers(Producers.SINGLE))).getMessage();
        assertTrue(message.contains("a second publisher, for source `other`"), message);
        assertEquals(1, sink.closed);
        assertTrue(journal.closed() > 0);
    }
}
