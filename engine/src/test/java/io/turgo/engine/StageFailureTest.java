package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.EngineException;
import io.turgo.frame.MemoryJournal;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.RowPublisher;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;
import io.turgo.stage.Stage;
import io.turgo.stage.StageContext;
import io.turgo.time.EventTime;
import java.util.List;
import java.util.Map;
import java.util.function.LongFunction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A stage that fails: named with its record; what was before leaves, nothing behind it does, nobody hangs. */
class StageFailureTest {
    private static final Schema ROWS = Schema.named("rows").timestamp("time").int64("number").build();
    private static final int BAD = 40;

    private final MemoryJournal journal = new MemoryJournal();
    private final CollectingSink sink = new CollectingSink(true);
    private final CollectingSink inline = new CollectingSink(false);

    /** Throws at one sequence; passes rows or makes new ones. */
    private record Failing(boolean fresh, LongFunction<Throwable> error) implements Operator {
        @Override
        public String logic() {
            return "failing/1 " + fresh;
        }

        @Override
        public Output plan(Schema in) {
            return fresh ? Output.fresh(Schema.named("made").int64("number").build()) : Output.same();
        }

        @Override
        public Sharding sharding() {
            return Sharding.any();
        }

        @Override
        public Stage create(StageContext context) {
            return new Stage() {
                @Override
                public boolean onRow(Row row) {
                    if (row.sequence() == BAD) {
                        StageFailureTest.<RuntimeException>sneak(error.apply(row.sequence()));
                    }
                    if (fresh) {
                        final Row made = context.outlet().claim();
                        made.int64(context.out().column("number"), row.int64(context.in().column("number")));
                        context.outlet().emit();
                    }
                    return !fresh;
                }
            };
        }
    }

    @SuppressWarnings("unchecked")
    private static <E extends Throwable> void sneak(Throwable error) throws E {
        throw (E) error;
    }

    private Pipeline pipeline(Operator failing) {
        final Pipeline pipeline = Pipeline.named("failing");
        pipeline.source("rows", ROWS, EventTime.ascending("time")).through("sieve", new RandomOperators.Sieve(1 << 20))
            .through("seen", new KeyedOperators.Seen(List.of("number")))
            .through("bad", failing).through("after", new RandomOperators.Sieve(1 << 20))
            .to("inline", inline).to("out", sink);
        return pipeline;
    }

    private Context context(ThreadPlan threads, int ring) {
        return Engine.context().journal(journal).threads(threads).ringSlots(ring);
    }

    private static Throwable publishUntilRefused(Engine engine) {
        return assertThrows(EngineException.class, () -> {
            try (RowPublisher publisher = engine.publisher("rows")) {
                for (long i = 0; ; i++) {
                    Publishing.row(engine, "rows", publisher, i, Map.of("time", i, "number", i));
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource({"FUSED, 1, false", "FUSED, 64, true", "PIPELINED, 1, true", "PIPELINED, 2, false",
        "PIPELINED, 64, false", "PIPELINED, 64, true", "sharded:1, 2, true", "sharded:3, 1, false",
        "sharded:3, 2, true", "sharded:8, 64, false"})
    void theRecordIsNamedAndOnlyWhatIsBeforeItLeaves(ThreadPlan threads, int ring, boolean fresh) {
        final Failing failing = new Failing(fresh, sequence -> new IllegalArgumentException("odd " + sequence));
        final String expected = "stage `bad` of `rows` failed at sequence 40, source position 39: "
            + "java.lang.IllegalArgumentException: odd 40; the engine stops here and does not go past it";
        final Engine engine = Engine.start(pipeline(failing), context(threads, ring));
        assertEquals("the engine has failed: " + expected, publishUntilRefused(engine).getMessage());
        assertEquals(expected, assertThrows(StageFailedException.class, engine::close).getMessage());
        engine.close();
        assertEquals(expected, assertThrows(StageFailedException.class, engine::drain).getMessage());
        assertEquals(expected, assertThrows(StageFailedException.class, engine::finish).getMessage());
        checkOutputs();
        final EngineException again = assertThrows(
            StageFailedException.class, () -> Engine.start(pipeline(failing), context(threads, ring)));
        assertEquals(expected, again.getMessage());
        checkOutputs();
    }

    private void checkOutputs() {
        assertEquals(BAD - 1, sink.lines().size());
        assertEquals(BAD - 1, inline.lines().size());
        assertEquals(BAD - 1, sink.committed());
        assertEquals(BAD - 1, inline.committed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:3"})
    void errorsAndTheEnginesOwnExceptionsAreNamedToo(ThreadPlan threads) {
        final Engine first = Engine.start(pipeline(new Failing(true, sequence -> new AssertionError("no"))),
            Engine.context().threads(threads));
        publishUntilRefused(first);
        final String named = "stage `bad` of `rows` failed at sequence 40, source position 39: ";
        assertTrue(assertThrows(StageFailedException.class, first::close).getMessage()
            .startsWith(named + "java.lang.AssertionError: no;"));
        final Engine second = Engine.start(
            pipeline(new Failing(false, sequence -> new EngineException("table is full"))),
            Engine.context().threads(threads));
        publishUntilRefused(second);
        assertTrue(assertThrows(StageFailedException.class, second::close).getMessage()
            .startsWith(named + "table is full;"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:3"})
    void aFailureBehindNewRowsNamesTheirCause(ThreadPlan threads) {
        final Pipeline shifted = Pipeline.named("failing");
        shifted.source("rows", ROWS, EventTime.ascending("time"))
            .through("window", new TestWindow("bars", BAD - 1, 0))
            .through("bad", new Failing(false, sequence -> new IllegalStateException("odd"))).to("out", sink);
        final Engine engine = Engine.start(shifted, Engine.context().threads(threads));
        publishUntilRefused(engine);
        assertEquals("stage `bad` of `window` failed at sequence 40: java.lang.IllegalStateException: odd; the engine "
            + "stops here and does not go past it",
            assertThrows(StageFailedException.class, engine::close).getMessage());
    }
}
