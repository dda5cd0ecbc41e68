package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.checkpoint.MemoryCheckpoints;
import io.turgo.error.ConfigurationException;
import io.turgo.frame.JournalScan;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Schema;
import io.turgo.time.EventTime;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** A pipeline with other logic takes over a journal, if it may. */
class ChangedLogicTest {
    private static final Schema ITEMS = Schema.named("items").int64("key").symbol("name").build();
    private static final int KEYS = 4;

    private MemoryCheckpoints checkpoints = new MemoryCheckpoints();
    private final MemoryJournal journal = new MemoryJournal().checkpointsIn(checkpoints);
    private final CollectingSink sink = new CollectingSink(true);

    private Pipeline pipeline(String stage) {
        return pipeline("counting", ITEMS, stage);
    }

    private Pipeline pipeline(String name, Schema items, String stage) {
        final Pipeline pipeline = Pipeline.named(name);
        pipeline.source("items", items, EventTime.ingest()).through(stage, new TableCount("key")).to("out", sink);
        return pipeline;
    }

    private Context context(Change change) {
        return Engine.context().journal(journal).onChange(change).checkpointIntervalMs(0);
    }

    private EngineResult run(Pipeline pipeline, Change change, int rows) {
        try (Engine engine = Engine.start(pipeline, context(change))) {
            Publishing.rows(engine, "items", rows, i -> Map.of("key", (long) i % KEYS, "name", "N" + i % KEYS));
            return engine.finish();
        }
    }

    private void assertRefused(String message, Pipeline pipeline, Change change) {
        final long frames = journal.info().lastFrame();
        assertEquals(message, assertThrows(
            ConfigurationException.class, () -> Engine.start(pipeline, context(change))).getMessage());
        assertEquals(frames, journal.info().lastFrame());
    }

    private static String counts(List<String> lines) {
        return lines.stream().map(line -> line.substring(line.lastIndexOf(',') + 1, line.indexOf(' '))).toList()
            .toString();
    }

    @Test
    void bothWaysOutAreNamed() {
        run(pipeline("count"), Change.REFUSE, 4);
        assertRefused("the journal was written by another pipeline: it had `stage count after items: table-count/1 "
            + "key` where this one has `stage tally after items: table-count/1 key`; run the pipeline that wrote it, "
            + "or let this one take over: by --upgrade (Change.UPGRADE), which makes its state of all that is "
            + "journaled, or by --reset-state (Change.RESET_STATE), with which it begins empty",
            pipeline("tally"), Change.REFUSE);
        assertEquals("the journal was written by another pipeline: it had `stage count after items: table-count/1 key` "
            + "where this one has `stage tally after items: table-count/1 key`; run the pipeline that wrote it, or "
            + "compare the two by --against", assertThrows(ConfigurationException.class, () -> Engine.replay(
                pipeline("tally"), context(Change.REFUSE).discardOutputs(), Long.MAX_VALUE)).getMessage());
    }

    /** The counts of four keys begin with what is journaled, 1, or empty, 0; every third row forgets its key. */
    @Test
    void anUpgradeKnowsEverythingAndAResetNothing() {
        run(pipeline("count"), Change.REFUSE, 4);
        run(pipeline("tally"), Change.UPGRADE, 4);
        assertEquals("[1, 1, 1, 1, 2, 2, 2, 2]", counts(sink.lines()));
        final EngineResult reset = run(pipeline("sum"), Change.RESET_STATE, 4);
        assertEquals("[1, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1, 1]", counts(sink.lines()));
        final EngineResult again = run(pipeline("sum"), Change.REFUSE, 4);
        assertEquals("[1, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1, 1, 2, 2, 2, 2]", counts(sink.lines()));
        assertEquals(8, reset.replayed());
        assertEquals(12, again.restored());
        final CollectingSink replayed = new CollectingSink(false);
        final EngineResult whole = Engine.replay(pipeline("sum"),
            context(Change.REFUSE).replaceSink("out", replayed), Long.MAX_VALUE);
        assertEquals(sink.lines().subList(8, 16), replayed.lines());
        assertEquals(again.stateHash(), whole.stateHash());
        assertEquals(again.outputHash(), whole.outputHash());
    }

    @Test
    void aSinkThatHasLostOutputsOfTheOldLogicIsServedByThatFirst() {
        run(pipeline("count"), Change.REFUSE, 4);
        final List<String> lines = sink.lines();
        sink.keepFirst(2);
        assertRefused("the pipeline cannot take over: sink `out` holds outputs up to 2/1/0 < 4/1/0, which it had "
            + "confirmed; only the pipeline that wrote the journal makes the missing ones again: start it once more "
            + "and let it end cleanly, then let this one take over", pipeline("tally"), Change.UPGRADE);
        run(pipeline("count"), Change.REFUSE, 0);
        assertEquals(lines, sink.lines());
        run(pipeline("tally"), Change.UPGRADE, 4);
        assertEquals("[1, 1, 1, 1, 2, 2, 2, 2]", counts(sink.lines()));
    }

    @Test
    void outputsOfTheTimeBeforeAreMadeWhereTheyAreAskedFor() {
        run(pipeline("count"), Change.REFUSE, 4);
        run(pipeline("tally"), Change.UPGRADE, 4);
        final CollectingSink replayed = new CollectingSink(false);
        Engine.replay(pipeline("tally"),
            context(Change.REFUSE).replaceSink("out", replayed).outputsFrom(3), Long.MAX_VALUE);
        assertEquals(sink.lines().subList(2, 8), replayed.lines());
    }

    @Test
    void withoutAnyCheckpointTheJournalIsReadThrough() {
        run(pipeline("count"), Change.REFUSE, 4);
        run(pipeline("tally"), Change.UPGRADE, 4);
        final EngineResult reset = run(pipeline("count"), Change.RESET_STATE, 4);
        checkpoints = new MemoryCheckpoints();
        journal.checkpointsIn(checkpoints);
        final EngineResult again = run(pipeline("count"), Change.REFUSE, 0);
        assertEquals(reset.stateHash(), again.stateHash());
        assertEquals(reset.outputHash(), again.outputHash());
        assertEquals(12, sink.lines().size());
    }

    /** The state of a pipeline that comes back is of its own stretch, or of everything: not of its former one. */
    @Test
    void aCheckpointOfAFormerStretchIsPassedOver() {
        run(pipeline("count"), Change.REFUSE, 4);
        run(pipeline("tally"), Change.UPGRADE, 4);
        assertEquals("[1, 1, 1, 1, 2, 2, 2, 2]", counts(sink.lines()));
        final EngineResult back = run(pipeline("count"), Change.RESET_STATE, 4);
        assertEquals("[1, 1, 1, 1, 2, 2, 2, 2, 1, 1, 1, 1]", counts(sink.lines()));
        assertEquals(0, back.restored());
    }

    @Test
    void thePipelineBeforeMustHaveEndedCleanly() {
        run(pipeline("count"), Change.REFUSE, 4);
        final String message = "the pipeline that wrote the journal has no checkpoint at its end, frame "
            + journal.info().lastFrame() + ", so outputs may be missing that only it can make; start it once more and "
            + "let it end cleanly, then let this one take over; if it stops at a row each time, `turgo replay` with "
            + "--output sends all that is journaled through this one, into new outputs";
        final MemoryCheckpoints made = checkpoints;
        journal.checkpointsIn(new MemoryCheckpoints());
        assertRefused(message, pipeline("tally"), Change.UPGRADE);
        assertRefused(message, pipeline("tally"), Change.RESET_STATE);
        journal.checkpointsIn(made);
        run(pipeline("tally"), Change.UPGRADE, 0);
    }

    @Test
    void aPrunedJournalIsNotTakenOver() {
        run(pipeline("count"), Change.REFUSE, 4);
        run(pipeline("count"), Change.REFUSE, 4);
        final int frame = (int) journal.info().lastFrame();
        journal.prune(frame);
        final String before = "the pipeline cannot take over: the journal begins at frame " + frame + ", sequence "
            + JournalScan.firstSequenceAt(journal, Long.MIN_VALUE) + ", what was journaled before has been pruned and ";
        final String remedy = "; run the pipeline that wrote it, or give the changed one a data directory of its own";
        assertRefused(before + "cannot make its state" + remedy, pipeline("tally"), Change.UPGRADE);
        assertRefused(before + "with it the content of its sources and tables" + remedy, pipeline("tally"),
            Change.RESET_STATE);
        run(pipeline("count"), Change.REFUSE, 4);
    }

    @Test
    void inputsKeepTheirPlaces() {
        run(pipeline("count"), Change.REFUSE, 4);
        final Schema other = Schema.named("items").int64("key").symbol("other").build();
        final String line = " items(key INT64, name SYMBOL) as items partitions 1 "
            + EventTime.ingest();
        assertRefused("the journal was written by another pipeline, whose sources or reference tables this one does "
            + "not have: it had `source" + line + "` where this one has `source" + line.replace("name", "other")
            + "`; they keep their order, schema, partitions and times, new ones come behind them; run the pipeline "
            + "that wrote it, or give the changed one a data directory of its own",
            pipeline("counting", other, "count"), Change.UPGRADE);
    }

    /** Also before a way out is named, which would be none. */
    @Test
    void aNameIsKept() {
        run(pipeline("count"), Change.REFUSE, 4);
        for (final Change change : Change.values()) {
            assertRefused("the journal belongs to another pipeline: it had `pipeline counting` where this one has "
                + "`pipeline summing`; a changed pipeline keeps its name (in SQL pipeline.name, else the file's), "
                + "another one has a data directory of its own", pipeline("summing", ITEMS, "count"), change);
        }
    }

    @Test
    void sourcesMayBeAdded() {
        run(pipeline("count"), Change.REFUSE, 4);
        final Pipeline more = pipeline("count");
        more.source("more", ITEMS, EventTime.ingest()).to("more out", new CollectingSink(true));
        run(more, Change.UPGRADE, 4);
        assertEquals("[1, 1, 1, 1, 2, 2, 2, 2]", counts(sink.lines()));
    }
}
