package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.ReferenceLoader;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.RowValues;
import io.turgo.time.EventTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** Restarts that would repeat or lose outputs are refused by name; those with other reference rows go on. */
class RefusedRestartTest {
    private static final Schema TRADES = Schema.named("trades").timestamp("time").symbol("pair").build();
    private static final ReferenceTable LOTS = new ReferenceTable(
        "lots", Schema.named("lots").symbol("pair").int64("value").build(), "pair");

    private final MemoryJournal journal = new MemoryJournal();
    private final CollectingSink sink = new CollectingSink(true);
    private final AtomicLong clockNs = new AtomicLong();

    private Context context() {
        return Engine.context().journal(journal).epochClock(clockNs::get).ringSlots(16);
    }

    private Pipeline ticking() {
        final Pipeline pipeline = Pipeline.named("ticking");
        pipeline.source("trades", TRADES, EventTime.ascending("time"))
            .through("window", new TestWindow("bars", 1000, 10)).to("out", sink);
        return pipeline;
    }

    private void publish(Engine engine, int count) {
        Publishing.rows(engine, "trades", count, i -> Map.of("time", i, "pair", "P" + i % 3));
    }

    @Test
    void anOutputBeyondTheJournalsLastSequenceIsRefused() {
        try (Engine engine = Engine.start(lookup("lots", Map.of()), context().frameBytes(1))) {
            publish(engine, 5);
        }
        journal.cutAfter(3);
        final String message = assertThrows(ConfigurationException.class,
            () -> Engine.start(lookup("lots", Map.of()), context())).getMessage();
        assertEquals("sink `out` holds output 5/1/0 of journal " + journal.id() + ", which ends at sequence 2; the "
            + "journal has lost its end or is an older copy: restore it, or remove the sink's output and let it be "
            + "made again", message);
    }

    @Test
    void anOutputOfALostTickIsRefused() {
        try (Engine engine = Engine.start(ticking(), context())) {
            publish(engine, 5);
            engine.drain();
            clockNs.set(10);
            Conditions.await("tick", () -> sink.lines().size() == 1);
        }
        assertEquals("5/2/0", sink.ids().get(0).toString());
        journal.cutAfter((int) journal.info().lastFrame() - 1);
        final String message =
            assertThrows(ConfigurationException.class, () -> Engine.start(ticking(), context())).getMessage();
        assertTrue(message.startsWith("sink `out` holds output 5/2/0 of journal " + journal.id()
            + ", which ends at sequence 5 and control record 1; "), message);
    }

    @Test
    void aChangedPipelineIsRefusedWithTheLineThatDiffers() {
        try (Engine engine = Engine.start(ticking(), context())) {
            publish(engine, 1);
        }
        final Pipeline changed = Pipeline.named("ticking");
        changed.source("trades", TRADES, EventTime.ascending("time"))
            .through("window", new TestWindow("bars", 2000, 10)).to("out", sink);
        assertEquals("the journal was written by another pipeline: it had `stage window after trades: test-window/1 "
            + "1000 10` where this one has `stage window after trades: test-window/1 2000 10`; run the pipeline that "
            + "wrote it, or let this one take over: by --upgrade (Change.UPGRADE), which makes its state of all that "
            + "is journaled, or by --reset-state (Change.RESET_STATE), with which it begins empty",
            assertThrows(ConfigurationException.class, () -> Engine.start(changed, context())).getMessage());
    }

    @Test
    void aJournalWithAGapIsRefused() {
        try (Engine engine = Engine.start(ticking(), context().frameBytes(1))) {
            publish(engine, 5);
        }
        journal.remove(3);
        final String message = assertThrows(EngineException.class,
            () -> Engine.start(ticking(), context())).getMessage();
        assertTrue(message.contains("frame number 4 != expected 3"), message);
    }

    private Pipeline lookup(String name, Map<String, Long> content) {
        final Pipeline pipeline = Pipeline.named("lookup");
        final ReferenceLoader loader = target -> content.forEach((pair, lot) -> {
            final Row row = target.claim();
            new RowValues(target.symbols()).write(target.rows(), row, Map.of("pair", pair, "value", lot));
            target.put();
        });
        pipeline.source("trades", TRADES, EventTime.ascending("time"))
            .through(name, new RandomOperators.Lookup(LOTS, "pair", Field.int64("lot").orNull()))
            .through("seen", new KeyedOperators.Seen(List.of("pair"))).to("out", sink);
        return pipeline.load(LOTS, loader);
    }

    @Test
    void referenceRowsThatChangedBetweenRunsAreJournaledSoThatReplayGivesTheSame() {
        try (Engine engine = Engine.start(lookup("lots", Map.of("P0", 1L, "P1", 2L)), context())) {
            publish(engine, 3);
        }
        final EngineResult live;
        try (Engine engine = Engine.start(lookup("lots", Map.of("P1", 7L, "P2", 8L)), context())) {
            publish(engine, 3);
            live = engine.finish();
        }
        assertEquals("[0,P0,1 @0, 1,P1,2 @1, 2,P2,- @2, 0,P0,- @0, 1,P1,7 @1, 2,P2,8 @2]", sink.lines().toString());
        for (final ThreadPlan threads : ThreadPlans.ALL) {
            final EngineResult replayed = Engine.replay(
                lookup("lots", Map.of()), context().discardOutputs().threads(threads), Long.MAX_VALUE);
            assertEquals(live.outputHash(), replayed.outputHash());
            assertEquals(live.stateHash(), replayed.stateHash());
            assertEquals(6, replayed.replayed());
        }
    }
}
