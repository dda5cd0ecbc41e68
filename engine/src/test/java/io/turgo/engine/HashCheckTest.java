package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.checkpoint.MemoryCheckpoints;
import io.turgo.error.ConfigurationException;
import io.turgo.error.DivergenceException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Schema;
import io.turgo.ring.SlotRing;
import io.turgo.time.EventTime;
import java.util.Map;
import java.util.function.LongPredicate;
import org.junit.jupiter.api.Test;

/** A replay is held against what was recorded with checkpoints; what a lambda does cannot hide from that. */
class HashCheckTest {
    private static final Schema ITEMS = Schema.named("items").int64("key").int64("size").build();
    private static final LongPredicate ALL = size -> true;
    private static final int KEYS = 7;

    private final MemoryJournal journal = new MemoryJournal().checkpointsIn(new MemoryCheckpoints());

    /** How lambdas see an item. */
    public interface Item {
        /** How large it is. */
        long size();
    }

    private static Pipeline pipeline(LongPredicate counted, LongPredicate shown) {
        final Pipeline pipeline = Pipeline.named("counting");
        pipeline.source("items", ITEMS, EventTime.ingest()).as(Item.class)
            .filter("counted", item -> counted.test(item.size())).through("count by key", new TableCount("key"))
            .filter("shown", item -> shown.test(item.size())).to("out", new CollectingSink(true));
        return pipeline;
    }

    /** A checkpoint behind each of so many items. */
    private void live(int... counts) {
        try (Engine engine = Engine.start(
            pipeline(ALL, ALL), Engine.context().journal(journal).checkpointIntervalMs(0)
                .producers(SlotRing.Producers.MULTI))) {
            int size = 0;
            for (final int count : counts) {
                final int from = size;
                Publishing.rows(engine, "items", count,
                    i -> Map.of("key", (long) i % KEYS, "size", (long) from + i));
                size += count;
                engine.drain();
                engine.checkpoint();
            }
        }
    }

    private HashCheck replay(Pipeline pipeline, long until) {
        final HashCheck check = new HashCheck();
        Engine.replay(pipeline, Engine.context().journal(journal).discardOutputs().check(check), until);
        return check;
    }

    private void assertDiffers(String pattern, Pipeline pipeline) {
        final String message =
            assertThrows(DivergenceException.class, () -> replay(pipeline, Long.MAX_VALUE)).getMessage();
        assertTrue(message.matches("the replay differs within " + pattern
            + " has the hash [0-9a-f]{16}, by the checkpoint that was made there [0-9a-f]{16}"), message);
    }

    @Test
    void everyCheckpointIsCompared() {
        live(100, 50, 50);
        final HashCheck check = replay(pipeline(ALL, ALL), Long.MAX_VALUE);
        assertEquals(3, check.compared());
        assertEquals(0, check.skipped());
        assertEquals(1, replay(pipeline(ALL, ALL), 120).compared());
    }

    @Test
    void theFirstThatDiffersIsNamedWithTheStretchBeforeIt() {
        live(100, 50, 50);
        assertDiffers("sequences 101 to 150 \\(frames \\d+ to \\d+\\): the state of stage `count by key`",
            pipeline(size -> size != 120, ALL));
        assertDiffers("sequences 1 to 100 \\(frames 1 to \\d+\\): the state of stage `count by key`",
            pipeline(size -> size != 0, ALL));
        assertDiffers("sequences 151 to 200 \\(frames \\d+ to \\d+\\): what sink `out` got",
            pipeline(ALL, size -> size != 199));
    }

    @Test
    void checkpointsOfOtherPipelinesAreNotCompared() {
        live(10);
        final Pipeline other = Pipeline.named("counting");
        other.source("items", ITEMS, EventTime.ingest()).through("other", new TableCount("key"))
            .to("out", new CollectingSink(true));
        assertEquals("there is nothing to check against: no checkpoint of this pipeline is recorded, and 1 of others",
            assertThrows(ConfigurationException.class, () -> Engine.replay(other, Engine.context().journal(journal)
                .discardOutputs().onChange(Change.UPGRADE).check(new HashCheck()), Long.MAX_VALUE)).getMessage());
    }

    @Test
    void itBelongsToAFusedReplay() {
        assertEquals("hashes are checked in a fused replay that discards its outputs: Engine.replay, "
            + "Context.discardOutputs() and turgo.threads=fused", assertThrows(ConfigurationException.class,
                () -> Engine.start(pipeline(ALL, ALL), Engine.context().journal(journal).check(new HashCheck())))
                .getMessage());
    }
}
