package io.turgo.operators.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.engine.CollectingSink;
import io.turgo.engine.Conditions;
import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.engine.ThreadPlan;
import io.turgo.error.ConfigurationException;
import io.turgo.frame.MemoryJournal;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.pipeline.Pipeline;
import io.turgo.pipeline.Stream;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.source.RowPublisher;
import io.turgo.stage.Operator;
import io.turgo.time.EventTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/** What watermarks make of windows, in a running engine and in replay. */
class EventTimeTest {
    private static final Schema ROWS = Schema.named("rows").timestamp("time").symbol("key").int64("value")
        .field(Field.timestamp("mark").orNull()).build();
    private static final long NO_MARK = Long.MIN_VALUE;
    private static final Duration TEN = Duration.ofNanos(10);

    private final MemoryJournal journal = new MemoryJournal();
    private final AtomicLong clockNs = new AtomicLong(1_000_000);

    /** A row of the input. */
    private record Input(int partition, long time, int key, long value, long mark) {
        static Input at(long time) {
            return new Input(0, time, 0, 1, NO_MARK);
        }
    }

    private static List<GroupedWindows<?>> kinds() {
        return List.of(Tumbling.every(TEN), Hopping.of(Duration.ofNanos(25), TEN),
            Cumulating.of(Duration.ofNanos(5), Duration.ofNanos(20)), Session.gap(Duration.ofNanos(4)));
    }

    private static Operator counts(GroupedWindows<?> windows) {
        return windows.by("key").aggregate(Aggregate.count(), Aggregate.sum("value"));
    }

    private static Pipeline pipeline(EventTime time, int partitions, Operator window, CollectingSink sink) {
        final Pipeline pipeline = Pipeline.named("times");
        pipeline.source("rows", ROWS, time, partitions).through("window", window).to("out", sink);
        return pipeline;
    }

    private Engine start(Pipeline pipeline, ThreadPlan threads) {
        return Engine.start(
            pipeline, Engine.context().journal(journal).threads(threads).epochClock(clockNs::get));
    }

    private static void publish(Engine engine, RowPublisher publisher, long position, Input input) {
        publisher.partition(input.partition);
        final Row row = publisher.claim();
        row.int64(engine.scope("rows").column("time"), input.time);
        row.int32(engine.scope("rows").column("key"), engine.symbols().intern("K" + input.key));
        row.int64(engine.scope("rows").column("value"), input.value);
        if (input.mark != NO_MARK) {
            row.int64(engine.scope("rows").column("mark"), input.mark);
        }
        publisher.commit(position);
    }

    private static List<String> run(EventTime time, Operator window, List<Input> input, String threads) {
        final CollectingSink sink = new CollectingSink(false);
        try (Engine engine = Engine.start(pipeline(time, 1, window, sink),
            Engine.context().journal(new MemoryJournal()).threads(ThreadPlan.of(threads)))) {
            try (RowPublisher publisher = engine.publisher("rows")) {
                for (int i = 0; i < input.size(); i++) {
                    publish(engine, publisher, i, input.get(i));
                }
                publisher.endOfInput();
            }
            assertEquals(0, engine.finish().late());
        }
        return sink.lines();
    }

    /** Rows of one window may come in another order, so results are compared without theirs. */
    private static List<String> sorted(List<String> lines) {
        return lines.stream().sorted().toList();
    }

    @Test
    void inputShuffledWithinItsBoundGivesTheSortedRunsResults() {
        final long seed = Long.getLong("turgo.seed", System.nanoTime());
        final Random random = new Random(seed);
        final int bound = 1 + random.nextInt(60);
        final List<Input> input = new ArrayList<>();
        long time = 0;
        for (int i = 0; i < 2_000; i++) {
            time += random.nextInt(6) == 0 ? random.nextInt(12) : 0;
            input.add(new Input(0, time, Math.min(random.nextInt(8), random.nextInt(8)), random.nextInt(100), NO_MARK));
        }
        final List<Input> shuffled = shuffled(input, bound, random);
        for (final GroupedWindows<?> each : kinds()) {
            final String what = each.logic() + ", repeat with -Dturgo.seed=" + seed;
            final List<String> expected = run(EventTime.ascending("time"), counts(each), input, "fused");
            for (final String threads : List.of("fused", "sharded:2")) {
                assertEquals(sorted(expected), sorted(run(EventTime.bounded("time", Duration.ofNanos(bound + 1)),
                    counts(each), shuffled, threads)), what);
            }
        }
    }

    /** The same rows, none more than {@code bound} behind a later one. */
    static List<Input> shuffled(List<Input> input, long bound, Random random) {
        final long[] delays = random.longs(input.size(), 0, bound + 1).toArray();
        final Integer[] order = new Integer[input.size()];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingLong(i -> input.get(i).time + delays[i]));
        final List<Input> shuffled = new ArrayList<>();
        Collections.addAll(shuffled, Arrays.stream(order).map(input::get).toArray(Input[]::new));
        return shuffled;
    }

    @Test
    void windowsCloseByMarksOfTheSlowestPartition() {
        final CollectingSink sink = new CollectingSink(false);
        final EventTime time = EventTime.punctuated("time", "mark");
        final Operator window = counts(Tumbling.every(TEN));
        final EngineResult live;
        try (Engine engine = start(pipeline(time, 2, window, sink), ThreadPlan.FUSED);
             RowPublisher publisher = engine.publisher("rows")) {
            publish(engine, publisher, 0, new Input(0, 5, 0, 1, NO_MARK));
            publish(engine, publisher, 0, new Input(1, 900, 0, 1, NO_MARK));
            publish(engine, publisher, 1, new Input(0, 7, 0, 1, 50));
            engine.drain();
            assertEquals(List.of(), sink.lines());
            publish(engine, publisher, 1, new Input(1, 901, 0, 1, 8));
            engine.drain();
            assertEquals(List.of(), sink.lines());
            publish(engine, publisher, 2, new Input(1, 9, 0, 1, 9));
            engine.drain();
            assertEquals(List.of("0,10,K0,3,3 @9"), sink.lines());
            publish(engine, publisher, 2, new Input(0, 8, 0, 1, NO_MARK));
            live = engine.finish();
        }
        assertEquals(1, live.late());
        replaysAlike(time, 2, window, sink, live);
    }

    private void replaysAlike(EventTime time, int partitions, Operator window, CollectingSink sink, EngineResult live) {
        for (final String threads : List.of("fused", "pipelined", "sharded:2")) {
            final CollectingSink again = new CollectingSink(false);
            final EngineResult replayed = Engine.replay(pipeline(time, partitions, window, again),
                Engine.context().journal(journal).threads(ThreadPlan.of(threads)), Long.MAX_VALUE);
            assertEquals(sink.lines(), again.lines(), threads);
            assertEquals(sink.ids(), again.ids(), threads);
            assertEquals(live.stateHash(), replayed.stateHash(), threads);
            assertEquals(live.late(), replayed.late(), threads);
        }
    }

    @Test
    void windowsCloseWhenInputGoesQuiet() {
        final EventTime time = EventTime.ascending("time").idleAfter(Duration.ofNanos(1_000));
        for (final GroupedWindows<?> each : kinds()) {
            final EventTimeTest fresh = new EventTimeTest();
            final CollectingSink sink = new CollectingSink(true);
            final EngineResult live;
            try (Engine engine = fresh.start(pipeline(time, 1, counts(each), sink), ThreadPlan.FUSED);
                 RowPublisher publisher = engine.publisher("rows")) {
                publish(engine, publisher, 0, Input.at(3));
                engine.drain();
                assertEquals(List.of(), sink.lines());
                fresh.clockNs.addAndGet(1_000);
                Conditions.await("a quiet source's windows", () -> !sink.lines().isEmpty());
                live = engine.finish();
            }
            assertTrue(sink.lines().get(0).contains(",K0,1,1 @"), sink.lines().get(0));
            fresh.replaysAlike(time, 1, counts(each), sink, live);
        }
    }

    @Test
    void lateRowsGoToTheirOutputAsTheyCame() {
        final CollectingSink results = new CollectingSink(false);
        final CollectingSink late = new CollectingSink(false);
        final Pipeline pipeline = Pipeline.named("late");
        final Stream<Row> windows =
            pipeline.source("rows", ROWS, EventTime.ascending("time")).through("window", counts(Tumbling.every(TEN)));
        windows.to("results", results);
        windows.late("too-late").to("late", late);
        try (Engine engine = start(pipeline, ThreadPlan.FUSED); RowPublisher publisher = engine.publisher("rows")) {
            final long[] times = {5, 12, 6, 13, 7, 2};
            for (int i = 0; i < times.length; i++) {
                publish(engine, publisher, i, new Input(0, times[i], i, i, NO_MARK));
            }
            publisher.endOfInput();
            assertEquals(3, engine.finish().late());
        }
        assertEquals(List.of("0,10,K0,1,0 @9", "10,20,K1,1,1 @19", "10,20,K3,1,3 @19"), results.lines());
        assertEquals(List.of("6,K2,2,- @6", "7,K4,4,- @7", "2,K5,5,- @2"), late.lines());
    }

    @Test
    void refusesWhatDoesNotFit() {
        refuses("watermark field `value` of source `rows` is INT64, it must be TIMESTAMP",
            pipeline(EventTime.punctuated("time", "value"), 1, counts(Tumbling.every(TEN)), new CollectingSink(false)));
        final Pipeline counting = Pipeline.named("counting");
        counting.source("rows", ROWS, EventTime.ascending("time")).through("three", counts(Counting.every(3)))
            .late("late").to("out", new CollectingSink(false));
        refuses("`late` is to have the late rows of `three`, which has no stream of late rows: take it from a window "
            + "of event time", counting);
        final Pipeline twice = Pipeline.named("twice");
        twice.source("rows", ROWS, EventTime.ascending("time"))
            .through("first", counts(Tumbling.every(TEN).onUpdate()))
            .through("second", Tumbling.every(TEN).aggregate(Aggregate.count().as("n")));
        refuses("stage `second` takes new rows only, and rows of `first` may be updates of earlier ones: let `first` "
            + "give its results once, or send them where updates are taken", twice);
    }

    private void refuses(String message, Pipeline pipeline) {
        assertEquals(message, assertThrows(ConfigurationException.class,
            () -> start(pipeline, ThreadPlan.FUSED)).getMessage());
    }
}
