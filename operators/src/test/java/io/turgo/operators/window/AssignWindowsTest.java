package io.turgo.operators.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.Outputs;
import io.turgo.operators.Samples;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.aggregate.NaiveAggregate;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.StageHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

/** Rows for each of their windows, and what groups them, against windows that are counted off one by one. */
class AssignWindowsTest {
    private static final Schema TEXTS = Samples.SCHEMA.with(List.of(
        Field.string("text").orNull(), Field.string("other").orNull()));
    private static final long[] CENTRES = {0, -5_000, 1_700_000_000_000_000_000L};

    /** Windows, and those of a time by their ends. */
    private record Kind(PaneWindows<?> windows, LongFunction<List<NaiveWindows.Span>> of) {
        static Kind any(Random random) {
            final long step = 1 + random.nextInt(20);
            final long offset = random.nextInt(200) - 100;
            final Duration moved = Duration.ofNanos(offset);
            return switch (random.nextInt(3)) {
                case 0 -> new Kind(Tumbling.every(Duration.ofNanos(step)).offset(moved),
                    time -> NaiveWindows.hops(time, step, step, offset));
                case 1 -> {
                    final long size = step + random.nextInt(60);
                    yield new Kind(Hopping.of(Duration.ofNanos(size), Duration.ofNanos(step)).offset(moved),
                        time -> NaiveWindows.hops(time, size, step, offset));
                }
                default -> {
                    final long size = step * (1 + random.nextInt(8));
                    yield new Kind(Cumulating.of(Duration.ofNanos(step), Duration.ofNanos(size)).offset(moved),
                        time -> NaiveWindows.cumulations(time, step, size, offset));
                }
            };
        }
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void eachWindowOfARowGetsIt(@ForAll long seed) {
        final Random random = new Random(seed);
        final Kind kind = Kind.any(random);
        final List<String> kept = new ArrayList<>(TEXTS.fields().stream().map(Field::name).toList());
        final boolean all = random.nextBoolean();
        kept.removeIf(field -> !all && random.nextInt(3) == 0);
        final AssignWindows bare = AssignWindows.of(kind.windows);
        final long centre = CENTRES[random.nextInt(CENTRES.length)];
        try (StageHarness harness = StageHarness.of(
            all ? bare : bare.keeping(kept.toArray(String[]::new)), TEXTS)) {
            for (int i = 0; i < 60 * Samples.ROUNDS; i++) {
                final long time = centre + random.nextInt(300) - 150;
                final Map<String, Object> row = Samples.row(random, 5);
                row.put("text", random.nextInt(5) == 0 ? null : "ü" + "x".repeat(random.nextInt(50)));
                row.put("other", random.nextInt(5) == 0 ? null : "" + i);
                assertFalse(harness.feed(time, row));
                final List<Map<String, Object>> expected =
                    kind.of.apply(time).stream().map(window -> assigned(window, kept, row)).toList();
                assertEquals(expected, harness.take(), "seed " + seed + ' ' + kind.windows.logic());
                harness.watermark(time + random.nextInt(1_000));
                assertTrue(harness.take().isEmpty());
                harness.restore(random);
            }
            assertEquals(0, harness.stage().stateBytes());
        }
    }

    private static Map<String, Object> assigned(NaiveWindows.Span window, List<String> kept, Map<String, Object> row) {
        final Map<String, Object> assigned = new LinkedHashMap<>();
        assigned.put("window_start", window.start());
        assigned.put("window_end", window.end());
        kept.forEach(field -> assigned.put(field, row.get(field)));
        assigned.put(StageHarness.EVENT_TIME, window.end() - 1);
        return assigned;
    }

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void windowsOverAssignedRowsAreThoseOverTheRows(@ForAll long seed) {
        final Random random = new Random(seed);
        final Kind kind = Kind.any(random);
        final List<NaiveAggregate> aggregates =
            List.of(NaiveAggregate.all().get(0), NaiveAggregate.all().get(1), NaiveAggregate.all().get(2));
        final NaiveWindows naive = new NaiveWindows(kind.of, time -> kind.of.apply(time).get(0), Emission.ONCE,
            List.of("k_symbol", "k_long"), aggregates);
        final int spread = 1 + random.nextInt(100);
        final long bound = random.nextInt(2 * spread);
        long watermark = Long.MIN_VALUE;
        long centre = CENTRES[random.nextInt(CENTRES.length)];
        try (Chain chain = new Chain(kind, aggregates)) {
            for (int i = 0; i < 150 * Samples.ROUNDS; i++) {
                centre += random.nextInt(3);
                final long time = centre + random.nextInt(spread);
                final Map<String, Object> row = Samples.row(random, 5);
                naive.feed(time, row);
                chain.feed(time, row);
                if (random.nextInt(4) == 0 && time - bound > watermark) {
                    watermark = time - bound;
                    chain.grouped.watermark(watermark);
                    Outputs.assertSame(naive.watermark(watermark), chain.grouped.take());
                }
                if (random.nextInt(20) == 0) {
                    chain.grouped.restore(random);
                }
            }
            chain.grouped.watermark(Long.MAX_VALUE);
            Outputs.assertSame(naive.watermark(Long.MAX_VALUE), chain.grouped.take());
            assertTrue(chain.grouped.counter(GroupedWindows.LATE) >= naive.late());
            assertEquals(0, chain.grouped.stage().stateRows());
        }
    }

    /** Rows are put into windows, and grouped by them. */
    private static final class Chain implements AutoCloseable {
        private final StageHarness assigning;
        private final StageHarness grouped;

        Chain(Kind kind, List<NaiveAggregate> aggregates) {
            final AssignWindows assign = AssignWindows.of(kind.windows).bounds("from", "until");
            assigning = StageHarness.of(assign, Samples.SCHEMA);
            grouped = StageHarness.of(kind.windows.assigned().by("k_symbol", "k_long").aggregate(
                aggregates.stream().map(NaiveAggregate::aggregate).toArray(Aggregate[]::new)),
                assign.plan(Samples.SCHEMA).fresh());
        }

        void feed(long time, Map<String, Object> row) {
            assigning.feed(time, row);
            for (final Map<String, Object> each : assigning.take()) {
                grouped.feed((long) each.remove(StageHarness.EVENT_TIME), each);
            }
        }

        @Override
        public void close() {
            assigning.close();
            grouped.close();
        }
    }

    @Test
    void aRowOfAWindowThatIsOverIsLateForWhatGroupsIt() {
        final Hopping hops = Hopping.of(Duration.ofNanos(10), Duration.ofNanos(5));
        try (Chain chain = new Chain(new Kind(hops, null), List.of(NaiveAggregate.all().get(0)))) {
            chain.grouped.watermark(9);
            chain.feed(7, Map.of("int64", 1L));
            chain.feed(4, Map.of("int64", 1L));
            assertEquals(3, chain.grouped.counter(GroupedWindows.LATE));
            assertEquals(1, chain.grouped.stage().stateRows());
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        final Duration ten = Duration.ofNanos(10);
        assertThrows(ConfigurationException.class, () -> AssignWindows.of(Tumbling.every(ten).by("k_long")));
        assertThrows(ConfigurationException.class, () -> AssignWindows.of(Tumbling.every(ten).onUpdate()));
        final Schema taken = Schema.named("rows").timestamp("window_end").build();
        final AssignWindows assign = AssignWindows.of(Tumbling.every(ten));
        assertTrue(assertThrows(ConfigurationException.class, () -> assign.plan(taken)).getMessage()
            .contains("`window_end`"));
        assertEquals(2, assign.keeping().plan(taken).fresh().fields().size());
        assertThrows(ConfigurationException.class, () -> assign.keeping("absent").plan(taken));
    }

    @Test
    void saysWhatItIs() {
        final Duration ten = Duration.ofNanos(10);
        assertEquals("assign-windows/1 hopping sizeNs=10 hopNs=5 offsetNs=0 bounds=[a, b] keeping=[k] name=rows",
            AssignWindows.of(Hopping.of(ten, Duration.ofNanos(5))).keeping("k").bounds("a", "b").named("rows").logic());
        assertTrue(Hopping.of(ten, Duration.ofNanos(5)).assigned().logic().startsWith(
            "hopping/1 assigned sizeNs=10 hopNs=5 offsetNs=0"));
        assertEquals(Tumbling.every(ten).logic(), Tumbling.every(ten).assigned().logic());
    }
}
