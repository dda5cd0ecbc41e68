package io.turgo.operators.window;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.operators.Outputs;
import io.turgo.operators.Samples;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.aggregate.NaiveAggregate;
import io.turgo.stage.StageHarness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Every aggregate in windows over disordered input, within its bound and beyond, against collections. */
class TumblingPropertyTest {
    private static final List<List<String>> KEYS = List.of(
        List.of(), List.of("k_symbol"), List.of("k_long"), List.of("k_wide"), List.of("k_double"),
        List.of("k_bool", "k_symbol"), List.of("k_symbol", "k_long", "k_bool", "k_wide", "k_double"));
    private static final long[] CENTRES = {0, -5_000, 1_700_000_000_000_000_000L};

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void agreesWithCollections(@ForAll long seed) {
        final Random random = new Random(seed);
        final List<String> keys = KEYS.get(random.nextInt(KEYS.size()));
        final long size = 1 + random.nextInt(60);
        final long offset = random.nextInt(200) - 100;
        final List<NaiveAggregate> aggregates = NaiveAggregate.all();
        final Tumbling tumbling = Tumbling.every(Duration.ofNanos(size)).offset(Duration.ofNanos(offset))
            .by(keys.toArray(String[]::new))
            .aggregate(aggregates.stream().map(NaiveAggregate::aggregate).toArray(Aggregate[]::new));
        final NaiveTumbling naive = new NaiveTumbling(size, offset, keys, aggregates);
        try (StageHarness harness = StageHarness.of(tumbling, Samples.SCHEMA)) {
            run(random, harness, naive);
        }
    }

    private static void run(Random random, StageHarness harness, NaiveTumbling naive) {
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
            naive.feed(time, row);
            latest = Math.max(latest, time);
            if (latest - bound > watermark) {
                watermark = latest - bound;
                harness.watermark(watermark);
                Outputs.assertSame(naive.watermark(watermark), harness.take());
            }
            assertEquals(naive.openRows(), harness.stage().stateRows());
        }
        assertEquals(naive.late(), harness.counter(Tumbling.LATE));
        harness.watermark(Long.MAX_VALUE);
        Outputs.assertSame(naive.watermark(Long.MAX_VALUE), harness.take());
        assertEquals(0, harness.stage().stateRows());
        assertEquals(0, harness.stage().stateHash());
    }

    @Property(tries = 50, shrinking = ShrinkingMode.OFF)
    void theSameInputGivesTheSameStateHash(@ForAll long seed) {
        final Tumbling tumbling = Tumbling.every(Duration.ofNanos(20)).by("k_symbol", "k_double")
            .aggregate(NaiveAggregate.all().stream().map(NaiveAggregate::aggregate).toArray(Aggregate[]::new));
        try (StageHarness left = StageHarness.of(tumbling, Samples.SCHEMA);
             StageHarness right = StageHarness.of(tumbling, Samples.SCHEMA)) {
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
            assertEquals(left.stage().stateHash(), right.stage().stateHash());
        }
    }
}
