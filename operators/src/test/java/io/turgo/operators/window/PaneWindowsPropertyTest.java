package io.turgo.operators.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.operators.Outputs;
import io.turgo.operators.Samples;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.aggregate.NaiveAggregate;
import io.turgo.stage.StageHarness;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.LongFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/**
 * Every kind of window with every aggregate over disordered input, within its bound and beyond, against collections;
 * the stage is put back from what a checkpoint keeps of it now and then.
 */
class PaneWindowsPropertyTest {
    private static final List<List<String>> KEYS = List.of(
        List.of(), List.of("k_symbol"), List.of("k_long"), List.of("k_wide"), List.of("k_double"),
        List.of("k_bool", "k_symbol"), List.of("k_symbol", "k_long", "k_bool", "k_wide", "k_double"));
    private static final long[] CENTRES = {0, -5_000, 1_700_000_000_000_000_000L};

    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    void tumblingAgreesWithCollections(@ForAll long seed) {
        final Random random = new Random(seed);
        final long size = 1 + random.nextInt(60);
        final long offset = random.nextInt(200) - 100;
        run(random, Tumbling.every(Duration.ofNanos(size)).offset(Duration.ofNanos(offset)), size,
            time -> NaiveWindows.hops(time, size, size, offset), offset);
    }

    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    void hoppingAgreesWithCollections(@ForAll long seed) {
        final Random random = new Random(seed);
        final long hop = 1 + random.nextInt(20);
        final long size = random.nextBoolean() ? hop * (1 + random.nextInt(6)) : hop + random.nextInt(60);
        final long offset = random.nextInt(200) - 100;
        run(random, Hopping.of(Duration.ofNanos(size), Duration.ofNanos(hop)).offset(Duration.ofNanos(offset)),
            BigInteger.valueOf(size).gcd(BigInteger.valueOf(hop)).longValue(),
            time -> NaiveWindows.hops(time, size, hop, offset), offset);
    }

    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    void cumulatingAgreesWithCollections(@ForAll long seed) {
        final Random random = new Random(seed);
        final long step = 1 + random.nextInt(20);
        final long size = step * (1 + random.nextInt(8));
        final long offset = random.nextInt(200) - 100;
        run(random, Cumulating.of(Duration.ofNanos(step), Duration.ofNanos(size)).offset(Duration.ofNanos(offset)),
            step, time -> NaiveWindows.cumulations(time, step, size, offset), offset);
    }

    private static void run(Random random, PaneWindows<?> windows, long pane,
        LongFunction<List<NaiveWindows.Span>> windowsOf, long offset) {
        final List<NaiveAggregate> aggregates = NaiveAggregate.some(random);
        final List<String> keys = KEYS.get(random.nextInt(KEYS.size()));
        final Emission emission = new Emission(random.nextBoolean() ? 0 : random.nextInt(200),
            random.nextInt(4) == 0, 0);
        final Emission early = emission.onUpdate() || random.nextInt(3) > 0 ? emission
            : new Emission(emission.latenessNs(), false, 1 + random.nextInt(40));
        final PaneWindows<?> subject = emitting(windows.by(keys.toArray(String[]::new))
            .aggregate(aggregates.stream().map(NaiveAggregate::aggregate).toArray(Aggregate[]::new)), early);
        final NaiveWindows naive = new NaiveWindows(
            windowsOf, time -> NaiveWindows.hops(time, pane, pane, offset).get(0), early, keys, aggregates);
        try (StageHarness harness = StageHarness.of(subject, Samples.SCHEMA)) {
            run(random, harness, naive);
        }
    }

    private static PaneWindows<?> emitting(PaneWindows<?> windows, Emission emission) {
        final PaneWindows<?> late = windows.allowedLateness(Duration.ofNanos(emission.latenessNs()));
        final PaneWindows<?> updating = emission.onUpdate() ? late.onUpdate() : late;
        return emission.periodNs() > 0 ? updating.early(Duration.ofNanos(emission.periodNs())) : updating;
    }

    private static void run(Random random, StageHarness harness, NaiveWindows naive) {
        final int spread = 1 + random.nextInt(300);
        final long bound = random.nextInt(2 * spread);
        final int keyCount = 1 + random.nextInt(12);
        long centre = CENTRES[random.nextInt(CENTRES.length)];
        long latest = Long.MIN_VALUE / 2;
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < 200 * Samples.ROUNDS; i++) {
            centre += random.nextInt(10) == 0 ? random.nextInt(50) : 0;
            final long time = centre + random.nextInt(spread);
            final Map<String, Object> row = Samples.row(random, keyCount);
            harness.feed(time, row);
            Outputs.assertSame(naive.feed(time, row), harness.take());
            latest = Math.max(latest, time);
            if (latest - bound > watermark) {
                watermark = latest - bound;
                harness.watermark(watermark);
                Outputs.assertSame(naive.watermark(watermark), harness.take());
            }
            assertEquals(naive.paneRows(), harness.stage().stateRows());
            if (random.nextInt(30) == 0) {
                harness.restore(random);
            }
        }
        assertEquals(naive.late(), harness.counter(Tumbling.LATE));
        harness.watermark(Long.MAX_VALUE);
        Outputs.assertSame(naive.watermark(Long.MAX_VALUE), harness.take());
        assertEquals(0, harness.stage().stateRows());
        assertEquals(0, harness.stage().stateHash());
    }

    @Property(tries = 20, shrinking = ShrinkingMode.OFF)
    void theSameInputGivesTheSameStateHash(@ForAll long seed) {
        final Hopping hopping = Hopping.of(Duration.ofNanos(20), Duration.ofNanos(5)).by("k_symbol", "k_double")
            .aggregate(NaiveAggregate.all().stream().map(NaiveAggregate::aggregate).toArray(Aggregate[]::new));
        try (StageHarness left = StageHarness.of(hopping, Samples.SCHEMA);
             StageHarness right = StageHarness.of(hopping, Samples.SCHEMA)) {
            final Random random = new Random(seed);
            right.feed(-1_000, Map.of("int32", 5));
            right.watermark(-900);
            for (int i = 0; i < 100; i++) {
                final long time = random.nextInt(200);
                final Map<String, Object> row = Samples.row(random, 4);
                left.feed(time, row);
                right.feed(time, row);
                if (i % 7 == 0) {
                    right.stage().stateHash();
                }
                assertEquals(left.stage().stateRows(), right.stage().stateRows());
            }
            assertTrue(left.stage().stateRows() > 0);
            assertEquals(left.stage().stateHash(), right.stage().stateHash());
        }
    }
}
