package io.turgo.engine;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.RecordTooLargeException;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.RowPublisher;
import io.turgo.time.EventTime;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/** Settings, definitions and records that are refused, each by name and with the remedy. */
class SettingsErrorsTest {
    private static final Schema ROWS =
        Schema.named("rows").timestamp("time").field(Field.string("text").orNull()).build();

    private final CollectingSink sink = new CollectingSink(true);

    private Pipeline pipeline() {
        return pipeline(ROWS, EventTime.ascending("time"));
    }

    private Pipeline pipeline(Schema schema, EventTime time) {
        final Pipeline pipeline = Pipeline.named("errors");
        pipeline.source("rows", schema, time).to("out", sink);
        return pipeline;
    }

    private static String refused(Pipeline pipeline, UnaryOperator<Context> settings) {
        return assertThrows(ConfigurationException.class,
            () -> Engine.start(pipeline, settings.apply(Engine.context()))).getMessage();
    }

    @Test
    void settingsOutOfRange() {
        assertEquals("turgo.ring.slots=100 is not a power of two, the next is 128",
            refused(pipeline(), context -> context.ringSlots(100)));
        assertEquals("turgo.ring.slots=33554432 is not in 1..16777216",
            refused(pipeline(), context -> context.ringSlots(1 << 25)));
        assertTrue(refused(pipeline(), context -> context.ringSlots(0)).startsWith("turgo.ring.slots=0 is not"));
        assertEquals("turgo.ring.slot.bytes=-1 is not in 0..16777216",
            refused(pipeline(), context -> context.slotBytes(-1)));
        assertEquals("turgo.journal.frame.bytes=0 is not in 1..16777216",
            refused(pipeline(), context -> context.frameBytes(0)));
        assertEquals("turgo.replay.frames.ahead=-1 is not in 0..1024",
            refused(pipeline(), context -> context.replayFramesAhead(-1)));
        assertEquals("turgo.symbols.max=0 is not in 1..2147483646",
            refused(pipeline(), context -> context.symbolsMax(0)));
        assertEquals("turgo.latency.sample=3 is not a power of two, the next is 4",
            refused(pipeline(), context -> context.latencySample(3)));
        assertEquals("a replay needs a journal: Context.journal(...)", assertThrows(ConfigurationException.class,
            () -> Engine.replay(pipeline(), Engine.context(), 1)).getMessage());
    }

    @Test
    void moreSpinningThreadsThanCores() {
        final int cores = java.lang.Runtime.getRuntime().availableProcessors();
        final Pipeline pipeline = Pipeline.named("errors");
        Stream<Row> stream = pipeline.source("rows", ROWS, EventTime.ascending("time"));
        for (int i = 0; i < cores; i++) {
            stream = stream.filter("filter" + i, row -> true);
        }
        assertEquals("turgo.idle=spin with " + (cores + 1) + " threads > " + cores + " cores; use backoff or yield, or "
            + "fewer threads (turgo.threads=fused)",
            refused(pipeline, context -> context.idle(Idle.SPIN).threads(ThreadPlan.PIPELINED)));
    }

    @Test
    void aContextServesOneEngineAndALaterUseLeavesItsJournalOpen() {
        final MemoryJournal journal = new MemoryJournal();
        final Context context = Engine.context().journal(journal);
        try (Engine engine = Engine.start(pipeline(), context)) {
            assertEquals("this context has started an engine already, make one for each engine", assertThrows(
                ConfigurationException.class, () -> Engine.start(pipeline(), context)).getMessage());
            assertEquals(0, journal.closed());
            engine.drain();
        }
        assertEquals(1, journal.closed());
    }

    @Test
    void namesThatClashOrAreUnknown() {
        final Pipeline clash = pipeline();
        assertEquals("pipeline `errors` has two nodes named `rows`; names are unique over sources, stages and sinks",
            assertThrows(ConfigurationException.class,
                () -> clash.source("rows", ROWS, EventTime.ascending("time"))).getMessage());
        assertEquals("pipeline `errors` has no source `nothing` to read; it has [dead-letters, rows]",
            refused(pipeline().read("nothing", context -> { }), context -> context));
        assertEquals("source `rows` is read from two places", assertThrows(ConfigurationException.class,
            () -> pipeline().read("rows", context -> { }).read("rows", context -> { })).getMessage());
        try (Engine engine = Engine.start(pipeline(), Engine.context())) {
            assertEquals("pipeline `errors` has no source `row`; it has [rows]", assertThrows(
                ConfigurationException.class, () -> engine.publisher("row")).getMessage());
            assertThrows(ConfigurationException.class, () -> engine.lastPosition("dead-letters"));
            assertEquals("partition=1 of source `rows` is not in 0..0", assertThrows(
                ConfigurationException.class, () -> engine.lastPosition("rows", 1)).getMessage());
        }
    }

    @Test
    void eventTimesThatCannotBe() {
        assertEquals("`rows` has no field `when`; it has time, text",
            refused(pipeline(ROWS, EventTime.ascending("when")), context -> context));
        assertEquals("event time field `text` of source `rows` is STRING NULL, it must be TIMESTAMP",
            refused(pipeline(ROWS, EventTime.ascending("text")), context -> context));
        final Schema nullable = Schema.named("rows").field(Field.timestamp("time").orNull()).build();
        assertEquals("event time field `time` of source `rows` is nullable, every record needs an event time: declare "
            + "it as not null", refused(pipeline(nullable, EventTime.ascending("time")), context -> context));
        assertEquals("partitions=0 < 1 of source `rows`", assertThrows(ConfigurationException.class,
            () -> Pipeline.named("errors").source("rows", ROWS, EventTime.ascending("time"), 0)).getMessage());
    }

    @Test
    void aRecordThatIsRefusedLeavesTheClaimStanding() {
        try (Engine engine = Engine.start(pipeline(), Engine.context().slotBytes(100).ringSlots(1))) {
            final RowPublisher publisher = engine.publisher("rows");
            final Column time = engine.scope("rows").column("time");
            final Column text = engine.scope("rows").column("text");
            final Row row = publisher.claim();
            assertEquals("slotBytes=128 < record=156 (at field `text`), raise turgo.ring.slot.bytes",
                assertThrows(RecordTooLargeException.class,
                    () -> row.string(text, new byte[100], 0, 100)).getMessage());
            assertEquals("a record of `rows` lacks field `time TIMESTAMP`, set it before the commit or declare it as "
                + "nullable", assertThrows(ConfigurationException.class, () -> publisher.commit(0)).getMessage());
            assertEquals("position=-1 < 0 of a record of source `rows`",
                assertThrows(IllegalArgumentException.class, () -> publisher.commit(-1)).getMessage());
            row.int64(time, 5);
            row.string(text, new byte[] {'a'}, 0, 1);
            publisher.commit(0);
            publisher.claim();
            publisher.abort();
            assertThrows(IllegalStateException.class, () -> publisher.commit(1));
            assertEquals("partition=1 of source `rows` is not in 0..0",
                assertThrows(IllegalArgumentException.class, () -> publisher.partition(1)).getMessage());
            assertThrows(NullPointerException.class, () -> publisher.reject(1, "no input", null));
            Publishing.row(engine, "rows", publisher, 1, Map.of("time", 6));
            engine.finish();
        }
        assertEquals(List.of("5,a @5", "6,- @6"), sink.lines());
    }

    @Test
    void aDeadLetterFitsHoweverSmallTheSlotsAre() {
        final Pipeline pipeline = pipeline();
        final CollectingSink rejected = new CollectingSink(true);
        pipeline.deadLetters().to("rejected", rejected);
        for (final ThreadPlan threads : ThreadPlans.ALL) {
            try (Engine engine = Engine.start(pipeline, Engine.context().slotBytes(100).threads(threads))) {
                engine.publisher("rows").reject(7, "é".repeat(5_000), "x".repeat(5_000).getBytes(UTF_8));
                assertEquals(1, engine.finish().deadLetters());
            }
        }
        final String line = "rows,7," + "é".repeat(512) + "," + "x".repeat(1024) + " @";
        assertEquals(ThreadPlans.ALL.size(), rejected.lines().stream().filter(each -> each.startsWith(line)).count());
    }

    interface Timed {
        void time(long ns);
    }

    @Test
    void aRefusedCommitDoesNotMoveThePosition() {
        try (Engine engine = Engine.start(pipeline(), Engine.context());
            Publisher<Timed> publisher = engine.publisher("rows", Timed.class)) {
            final Timed row = publisher.claim();
            assertThrows(ConfigurationException.class, publisher::commit);
            row.time(1);
            publisher.commit();
            engine.drain();
            assertEquals(0, engine.lastPosition("rows"));
        }
    }

    @Test
    void aJournaledRecordThatDoesNotFitThisRunsSlotsIsNamed() {
        final MemoryJournal journal = new MemoryJournal();
        try (Engine engine = Engine.start(pipeline(), Engine.context().journal(journal).slotBytes(1000))) {
            Publishing.rows(engine, "rows", 1, i -> Map.of("time", 1, "text", "x".repeat(800)));
        }
        final String message = assertThrows(ConfigurationException.class, () -> Engine.start(
            pipeline(), Engine.context().journal(journal).slotBytes(100).threads(ThreadPlan.PIPELINED))).getMessage();
        assertTrue(message.startsWith("slotBytes=128 < journaled record=") && message.endsWith(
            "of source `rows`, raise turgo.ring.slot.bytes"), message);
    }

    @Test
    void tooManySymbolsAreNamed() {
        final Schema schema = Schema.named("rows").timestamp("time").symbol("pair").build();
        try (Engine engine =
            Engine.start(pipeline(schema, EventTime.ascending("time")), Engine.context().symbolsMax(2))) {
            assertTrue(assertThrows(EngineException.class, () -> Publishing.rows(
                engine, "rows", 3, i -> Map.of("time", i, "pair", "P" + i))).getMessage()
                .startsWith("symbols=3 > turgo.symbols.max=2 at `P2`"));
        }
    }
}
