package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import io.turgo.error.EngineException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** At durability {@code disk} an output leaves when the disk has its cause, and none does once the disk has failed. */
class DurabilityDiskTest {
    private static final Schema ROWS = Schema.named("rows").timestamp("time").build();

    private final MemoryJournal journal = new MemoryJournal();
    private final CollectingSink own = new CollectingSink(true);
    private final CollectingSink inline = new CollectingSink(false);

    private Engine start(String threads) {
        journal.durableUpTo(1);
        final Pipeline pipeline = Pipeline.named("durable");
        pipeline.source("rows", ROWS, EventTime.ascending("time")).to("own", own).to("inline", inline);
        return Engine.start(pipeline, Engine.context().journal(journal).threads(ThreadPlan.of(threads)).frameBytes(1));
    }

    private static void publish(Engine engine, int count) {
        Publishing.rows(engine, "rows", count, i -> Map.of("time", i));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void anOutputLeavesWhenTheDiskHasItsCause(String threads) {
        try (Engine engine = start(threads)) {
            publish(engine, 10);
            Conditions.await("eleven frames", () -> journal.info().lastFrame() == 11);
            for (int rows = 0; rows <= 10; rows++) {
                final int durable = rows;
                journal.durableUpTo(1 + durable);
                Conditions.await(durable + " outputs",
                    () -> own.lines().size() == durable && inline.lines().size() == durable);
            }
            engine.finish();
        }
        assertEquals(10, own.lines().size());
    }

    @ParameterizedTest
    @CsvSource({"fused, 0", "fused, 3", "pipelined, 0", "pipelined, 3", "sharded:2, 3"})
    void aDiskThatFailsEndsAnIdleEngineWhichReleasesNothingMore(String threads, int rows) {
        final Engine engine = start(threads);
        publish(engine, rows);
        Conditions.await("all frames", () -> journal.info().lastFrame() == 1 + rows);
        final EngineException gone = new EngineException("device gone");
        journal.failForce(gone);
        Conditions.await("the failure", () -> engine.failure() != null);
        assertSame(gone, engine.failure());
        engine.close();
        assertEquals(0, own.lines().size() + inline.lines().size());
    }
}
