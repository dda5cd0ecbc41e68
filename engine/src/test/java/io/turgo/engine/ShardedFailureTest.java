package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.EngineException;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Column;
import io.turgo.record.RecordLayout;
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
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongUnaryOperator;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Workers that fail, and stages that break what they have promised: one clear line, and nobody hangs. */
class ShardedFailureTest {
    private static final Schema ROWS = Schema.named("rows").timestamp("time").int64("key").build();
    private static final Schema MADE = Schema.named("made").int64("key").build();
    private static final int WORKERS = 3;

    private final CollectingSink out = new CollectingSink(true);
    private final CollectingSink inline = new CollectingSink(false);

    /** A stage of a lambda, that makes new rows or not. */
    private record Made(Sharding sharding, boolean fresh, Function<StageContext, Stage> stage) implements Operator {
        @Override
        public String logic() {
            return "made/1";
        }

        @Override
        public Output plan(Schema in) {
            return fresh ? Output.fresh(MADE) : Output.same();
        }

        @Override
        public Stage create(StageContext context) {
            return stage.apply(context);
        }
    }

    private Engine start(ThreadPlan threads, int ring, Operator... stages) {
        final Pipeline pipeline = Pipeline.named("failing");
        Stream<Row> stream = pipeline.source("rows", ROWS, EventTime.ascending("time"));
        for (int i = 0; i < stages.length; i++) {
            stream = stream.through("stage" + i, stages[i]);
        }
        stream.to("out", out).to("inline", inline);
        return Engine.start(pipeline, Engine.context().threads(threads).ringSlots(ring));
    }

    /** Publishes rows, the key of each given by its number from 1 on, until the engine fails; gives why. */
    private static String failure(Engine engine, LongUnaryOperator key) {
        assertThrows(EngineException.class, () -> {
            try (RowPublisher publisher = engine.publisher("rows")) {
                for (long i = 1; ; i++) {
                    Publishing.row(engine, "rows", publisher, i, Map.of("time", i, "key", key.applyAsLong(i)));
                }
            }
        });
        return assertThrows(EngineException.class, engine::close).getMessage();
    }

    private static int workerOf(long key) {
        final RecordLayout layout = RecordLayout.of(ROWS);
        final Row row = DirectInlet.scratch(256).row().reset(layout);
        row.int64(layout.column("key"), key);
        return new ShardKey(List.of(layout.column("key")), WORKERS).worker(row);
    }

    private static long keyOf(int worker) {
        long key = 0;
        while (workerOf(key) != worker) {
            key++;
        }
        return key;
    }

    /** The worker of row 40 fails only once those of rows 41 and 45 have failed, which they do at once. */
    private static Stage failingBackwards(CountDownLatch laterOnes) {
        return row -> {
            final long sequence = row.sequence();
            if (sequence == 40) {
                await(laterOnes);
            } else if (sequence == 41 || sequence == 45) {
                laterOnes.countDown();
            }
            if (sequence == 40 || sequence == 41 || sequence == 45) {
                throw new IllegalStateException("odd");
            }
            return true;
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            assertTrue(latch.await(30, TimeUnit.SECONDS));
        } catch (final InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {16, 64, 1024})
    void theFirstFailureInTheOrderOfTheJournalEndsTheEngine(int ring) {
        final CountDownLatch laterOnes = new CountDownLatch(2);
        final Engine engine = start(ThreadPlan.sharded(WORKERS), ring,
            new Made(Sharding.by(List.of("key")), false, context -> failingBackwards(laterOnes)));
        final long[] keys = {keyOf(0), keyOf(1), keyOf(2)};
        final String failure =
            failure(engine, i -> i == 40 ? keys[0] : i == 41 ? keys[1] : i == 45 ? keys[2] : keys[(int) i % 3]);
        assertEquals("stage `stage0` of `rows` failed at sequence 40, source position 40: "
            + "java.lang.IllegalStateException: odd; the engine stops here and does not go past it", failure);
        assertEquals(39, out.committed());
        assertEquals(39, inline.committed());
    }

    /** Makes 100 rows on the watermark of row 40 and fails then. */
    private static Stage failingOnWatermark(StageContext context, boolean fails) {
        final Column key = context.out().column("key");
        return new Stage() {
            private long seen = -1;

            @Override
            public boolean onRow(Row row) {
                seen = row.int64(context.in().column("key"));
                return false;
            }

            @Override
            public boolean followsWatermark() {
                return true;
            }

            @Override
            public void onWatermark(long watermarkNs) {
                for (int i = 0; watermarkNs == 39 && seen >= 0 && i < 100; i++) {
                    context.outlet().claim().int64(key, seen);
                    context.outlet().emit(i * 1000L + seen);
                }
                if (watermarkNs == 39 && fails) {
                    throw new IllegalStateException("odd");
                }
            }
        };
    }

    @ParameterizedTest
    @CsvSource({"fused, 8", "sharded:1, 1", "sharded:3, 1", "sharded:3, 4", "sharded:3, 1024"})
    void aFailureOnAWatermarkNamesTheRowThatMovedIt(ThreadPlan threads, int ring) {
        final Engine engine = start(threads, ring, new Made(Sharding.by(List.of("key")), true,
            context -> failingOnWatermark(context, true)));
        assertEquals("stage `stage0` of `rows` failed at sequence 40: java.lang.IllegalStateException: odd; the engine "
            + "stops here and does not go past it", failure(engine, i -> i % 20));
        final List<String> lines = out.lines();
        assertTrue(lines.size() <= WORKERS * 100, "lines=" + lines.size());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 1024})
    void rowsMadeOnAWatermarkWaitForTheSlowestWorker(int ring) {
        final Engine engine = start(ThreadPlan.sharded(WORKERS), ring, new Made(Sharding.by(List.of("key")), true,
            context -> failingOnWatermark(context, false)));
        final long[] keys = {keyOf(0), keyOf(1), keyOf(2)};
        Publishing.rows(engine, "rows", 60, i -> Map.of("time", (long) i, "key", keys[i % 3]));
        engine.finish();
        final StringBuilder expected = new StringBuilder();
        final List<Long> ascending = LongStream.of(keys).sorted().boxed().toList();
        for (int i = 0; i < 100; i++) {
            ascending.forEach(key -> expected.append(key).append(' '));
        }
        final StringBuilder found = new StringBuilder();
        out.lines().forEach(line -> found.append(line, 0, line.indexOf(' ')).append(' '));
        assertEquals(expected.toString(), found.toString());
    }

    /** Makes rows on the watermark of row 5 as a lambda says. */
    private static Made careless(Sharding sharding, Consumer<StageContext> maker) {
        return new Made(sharding, true, context -> new Stage() {
            @Override
            public boolean onRow(Row row) {
                return false;
            }

            @Override
            public boolean followsWatermark() {
                return true;
            }

            @Override
            public void onWatermark(long watermarkNs) {
                if (watermarkNs == 4) {
                    maker.accept(context);
                }
            }
        });
    }

    private static void make(StageContext context, long eventTimeNs, long arrival) {
        context.outlet().claim().eventTimeNs(eventTimeNs);
        context.outlet().emit(arrival);
    }

    private String failureOf(Operator careless) {
        final KeyedOperators.Seen seen = new KeyedOperators.Seen(List.of("key"));
        return failure(start(ThreadPlan.sharded(WORKERS), 8, seen, careless), i -> i);
    }

    @Test
    void brokenPromisesAreNamed() {
        final Sharding byKey = Sharding.by(List.of("key"));
        final String at = "stage `stage1` of `rows` failed at sequence 5: ";
        final String end = "; the engine stops here and does not go past it";
        assertEquals(at + "it has made a row on a watermark, tick or reference change that says nothing of its place "
            + "among those of other threads: call emit(arrival), or do not declare it as spread by key" + end,
            failureOf(careless(byKey, context -> {
                context.outlet().claim();
                context.outlet().emit();
            })));
        assertEquals(at + "it has made a row on a watermark, tick or reference change, of which it has one on each of "
            + "several threads: declare it as spread by key, or not at all" + end,
            failureOf(careless(Sharding.any(), context -> make(context, 1, 1))));
        for (final int number : new int[] {0, 2}) {
            assertEquals(at + "it has made a row of event time 7 and arrival 1 after one of 7 and 1; rows that are "
                + "made on one watermark, tick or reference change must be in ascending order of both" + end,
                failureOf(careless(byKey, context -> {
                    make(context, 7, 1);
                    context.outlet().claim().eventTimeNs(7);
                    context.outlet().emit(1, number);
                })));
        }
        assertEquals(at + "it has made a row of event time 7 and arrival 1 after one of 7 and 2; rows that are made on "
            + "one watermark, tick or reference change must be in ascending order of both" + end,
            failureOf(careless(byKey, context -> {
                make(context, 7, 2);
                make(context, 7, 1);
            })));
        assertEquals("a stage that is spread by key has made rows of two keys for event time 7 with the same "
            + "arrival=1: call emit(arrival) with that of each row's own first record",
            failureOf(careless(byKey, context -> make(context, 7, 1))));
    }
}
