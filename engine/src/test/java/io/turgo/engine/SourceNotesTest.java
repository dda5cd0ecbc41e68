package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.checkpoint.MemoryCheckpoints;
import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.Receipt;
import io.turgo.source.RowPublisher;
import io.turgo.source.Source;
import io.turgo.source.SourceContext;
import io.turgo.source.SourceNotes;
import io.turgo.time.EventTime;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What sources note beside their positions, and how they learn what is journaled. */
class SourceNotesTest {
    private static final Schema ROWS = Schema.named("rows").int64("key").build();
    private static final Schema NOTES = Schema.named("notes").int64("name").int64("value").build();
    private static final int STEPS = 60;

    private final MemoryCheckpoints checkpoints = new MemoryCheckpoints();
    private MemoryJournal journal = new MemoryJournal().checkpointsIn(checkpoints);
    private final CollectingSink sink = new CollectingSink(false);

    /** A source that notes, as a lambda. */
    private record Noting(Consumer<SourceContext> work) implements Source {
        @Override
        public Schema notes() {
            return NOTES;
        }

        @Override
        public void run(SourceContext context) {
            work.accept(context);
        }
    }

    private Pipeline pipeline(Consumer<SourceContext> work) {
        final Pipeline pipeline = Pipeline.named("noting");
        pipeline.source("rows", ROWS, EventTime.ingest()).through("count", new TableCount("key")).to("out", sink);
        return pipeline.read("rows", new Noting(work));
    }

    private Context context(String threads) {
        return Engine.context().journal(journal).threads(ThreadPlan.of(threads)).checkpointIntervalMs(0).ringSlots(4);
    }

    private EngineResult run(Consumer<SourceContext> work, Context context) {
        try (Engine engine = Engine.start(pipeline(work), context)) {
            return engine.finish();
        }
    }

    /** What steps up to and with some position leave: by their draws, and with nothing of the engine. */
    private static Map<Long, Long> naive(long seed, long position) {
        final Random random = new Random(seed);
        final Map<Long, Long> notes = new TreeMap<>();
        for (long step = 0; step <= position; step++) {
            final long name = random.nextInt(5);
            if (random.nextInt(4) == 0) {
                notes.remove(name);
            } else {
                notes.put(name, step);
            }
        }
        return notes;
    }

    /** In each step a note, then a record. Ends without an end of input. */
    private static void steps(SourceContext context, long seed, int to) {
        final Random random = new Random(seed);
        final SourceNotes notes = context.notes();
        for (long step = 0; step < to; step++) {
            final long name = random.nextInt(5);
            final boolean remove = random.nextInt(4) == 0;
            if (step > context.resumePosition()) {
                final Row note = notes.claim();
                note.int64(notes.rows().column("name"), name);
                if (remove) {
                    notes.remove();
                } else {
                    note.int64(notes.rows().column("value"), step);
                    notes.put();
                }
                context.publisher().claim().int64(context.rows().column("key"), step % 3);
                context.publisher().commit(step);
            }
        }
    }

    private static Map<Long, Long> noted(SourceNotes notes) {
        final Map<Long, Long> all = new TreeMap<>();
        notes.forEach(row ->
            all.put(row.int64(notes.rows().column("name")), row.int64(notes.rows().column("value"))));
        return all;
    }

    /** Starts over a journal and gives what the source finds. */
    private List<Object> found(MemoryJournal kept, String threads) {
        final List<Object> found = new CopyOnWriteArrayList<>();
        journal = kept;
        try (Engine engine = Engine.start(pipeline(context -> {
            found.add(context.resumePosition());
            found.add(noted(context.notes()));
            Conditions.await("the end", () -> !context.running());
        }), context(threads))) {
            Conditions.await("the source looks", () -> found.size() == 2 || engine.failure() != null);
        }
        return found;
    }

    @ParameterizedTest
    @CsvSource({"fused, 1", "pipelined, 2", "sharded:2, 3"})
    void aJournalCutAnywhereHasTheNotesOfItsRecordsAndAtMostOneMore(String threads, long seed) {
        run(context -> steps(context, seed, STEPS), context(threads).frameBytes(1));
        final MemoryJournal whole = journal;
        final long frames = whole.info().lastFrame();
        assertTrue(frames > 2 * STEPS, "frames=" + frames);
        for (int kept = 1; kept < frames; kept += 5 + kept % 7) {
            sink.keepFirst(0);
            final List<Object> found = found(whole.copyOf(kept), "fused");
            final long position = (Long) found.get(0);
            final boolean isOneMore = found.get(1).equals(naive(seed, position + 1));
            assertTrue(isOneMore || found.get(1).equals(naive(seed, position)), "kept=" + kept + " " + found);
        }
    }

    @Test
    void notesAreInCheckpoints() {
        final Consumer<SourceContext> first = context -> {
            steps(context, 4, STEPS);
            Conditions.await("the end", () -> !context.running());
        };
        try (Engine engine = Engine.start(pipeline(first), context("fused"))) {
            Conditions.await("all rows", () -> engine.lastPosition("rows") == STEPS - 1);
        }
        assertEquals(1, checkpoints.count());
        assertEquals(List.of(STEPS - 1L, naive(4, STEPS - 1)), found(journal, "sharded:2"));
    }

    @Test
    void aReplayGivesTheSameHashesAndCountsNoNoteAsAChangeOfReferenceData() {
        final EngineResult live = run(context -> steps(context, 5, STEPS), context("fused"));
        for (final String threads : List.of("fused", "pipelined", "sharded:2")) {
            final EngineResult replayed = Engine.replay(pipeline(context -> { }),
                context(threads).discardOutputs(), Long.MAX_VALUE);
            assertEquals(live.stateHash(), replayed.stateHash(), threads);
            assertEquals(live.outputHash(), replayed.outputHash(), threads);
        }
    }

    @Test
    void aSourceThatNotesNothingHasNoNotes() {
        final Pipeline pipeline = Pipeline.named("plain");
        pipeline.source("rows", ROWS, EventTime.ingest()).to("out", sink);
        pipeline.read("rows", context -> assertNull(context.notes()));
        try (Engine engine = Engine.start(pipeline, Engine.context())) {
            engine.finish();
        }
    }

    @Test
    void aNoteThatLacksAFieldIsRefusedByNameAndItsSlotGivenBack() {
        final EngineException failure = assertThrows(EngineException.class, () -> run(context -> {
            final SourceNotes notes = context.notes();
            notes.claim().int64(notes.rows().column("name"), 1);
            final String message = assertThrows(ConfigurationException.class, notes::put).getMessage();
            assertTrue(message.startsWith("a record of `notes of rows` lacks field `value"), message);
            throw new IllegalStateException("seen");
        }, context("fused")));
        assertTrue(failure.getMessage().contains("seen"), failure.getMessage());
    }

    @Test
    void aReceiptIsSafeWhenTheDiskHasWhatWasPublished() {
        journal.durableUpTo(1);
        final Pipeline pipeline = Pipeline.named("safe");
        pipeline.source("rows", ROWS, EventTime.ingest()).to("out", sink);
        try (Engine engine = Engine.start(pipeline, Engine.context().journal(journal).frameBytes(1));
            RowPublisher publisher = engine.publisher("rows")) {
            final Receipt before = publisher.receipt();
            Conditions.await("nothing published is safe", before::isSafe);
            publish(engine, publisher, 0);
            publish(engine, publisher, 1);
            final Receipt both = publisher.receipt();
            Conditions.await("both are journaled", () -> journal.info().lastFrame() == 3);
            journal.durableUpTo(2);
            Conditions.await("taken in", () -> engine.lastPosition("rows") == 1);
            assertTrue(!both.isSafe());
            journal.durableUpTo(3);
            Conditions.await("safe", both::isSafe);
            journal.failForce(new EngineException("device gone"));
            Conditions.await("the failure", () -> engine.failure() != null);
            assertThrows(EngineException.class, both::isSafe);
        }
    }

    private static void publish(Engine engine, RowPublisher publisher, long position) {
        publisher.claim().int64(engine.scope("rows").column("key"), position);
        publisher.commit(position);
    }

    @Test
    void withoutAJournalAReceiptIsSafeWhenTheRecordIsTakenIn() {
        final Pipeline pipeline = Pipeline.named("safe");
        pipeline.source("rows", ROWS, EventTime.ingest()).to("out", sink);
        try (Engine engine = Engine.start(pipeline, Engine.context());
            RowPublisher publisher = engine.publisher("rows")) {
            publish(engine, publisher, 0);
            Conditions.await("safe", publisher.receipt()::isSafe);
            assertEquals(0, engine.lastPosition("rows"));
        }
    }
}
