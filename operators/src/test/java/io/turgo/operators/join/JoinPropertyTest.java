package io.turgo.operators.join;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.operators.Outputs;
import io.turgo.operators.Samples;
import io.turgo.stage.StageHarness;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Joins and deduplication over disordered input, within its bound and beyond, against a look at every row. */
class JoinPropertyTest {
    private static final int ROWS = 150;

    @Property(tries = 120, shrinking = ShrinkingMode.OFF)
    void intervalsAgree(@ForAll long seed) {
        final Random random = new Random(seed);
        final long lower = random.nextInt(60) - 40;
        final long upper = lower + random.nextInt(40);
        final boolean outer = random.nextBoolean();
        final JoinKeys keys = JoinKeys.any(random);
        final IntervalJoin join =
            IntervalJoin.between(Duration.ofNanos(lower), Duration.ofNanos(upper)).prefixed("r_");
        try (JoinHarness harness = JoinHarness.of(outer ? join.leftOuter() : join, keys)) {
            run(random, harness, new NaiveJoin.Interval(keys, lower, upper, outer));
        }
    }

    @Property(tries = 120, shrinking = ShrinkingMode.OFF)
    void newestVersionsAgree(@ForAll long seed) {
        final Random random = new Random(seed);
        final boolean outer = random.nextBoolean();
        final JoinKeys keys = JoinKeys.any(random);
        final AsOfJoin join = AsOfJoin.newest().prefixed("r_");
        try (JoinHarness harness = JoinHarness.of(outer ? join.leftOuter() : join, keys)) {
            run(random, harness, new NaiveJoin.AsOf(keys, outer));
        }
    }

    private static void run(Random random, JoinHarness harness, NaiveJoin naive) {
        final int spread = 1 + random.nextInt(60);
        final int bound = random.nextInt(2 * spread);
        final int keys = 1 + random.nextInt(6);
        long centre = random.nextBoolean() ? 0 : 1_700_000_000_000_000_000L;
        long latest = Long.MIN_VALUE / 2;
        for (int i = 0; i < ROWS * Samples.ROUNDS; i++) {
            centre += random.nextInt(5) == 0 ? random.nextInt(30) : 0;
            final long time = centre + random.nextInt(spread);
            final boolean right = random.nextBoolean();
            final Map<String, Object> row = row(random, right, naive.keys, keys, i);
            harness.feed(right, time, row);
            naive.feed(right, time, row);
            Outputs.assertSame(naive.take(), harness.take());
            latest = Math.max(latest, time);
            if (latest - bound > naive.watermark) {
                naive.watermark(latest - bound);
                harness.harness().watermark(naive.watermark);
                Outputs.assertSame(naive.take(), harness.take());
            }
            assertEquals(naive.stateRows(), harness.stage().stateRows());
        }
        assertEquals(naive.late, harness.stage().lateRows());
        naive.watermark(Long.MAX_VALUE);
        harness.harness().watermark(Long.MAX_VALUE);
        Outputs.assertSame(naive.take(), harness.take());
        assertEquals(naive.stateRows(), harness.stage().stateRows());
    }

    /** Rows that pass are those that are near no other that has passed. */
    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    void repeatedRowsAreDropped(@ForAll long seed) {
        final Random random = new Random(seed);
        final long within = 1 + random.nextInt(40);
        final int bound = random.nextInt(60);
        final JoinKeys keys = JoinKeys.any(random);
        final Map<Object, List<Long>> passed = new HashMap<>();
        final Deduplicate once =
            Deduplicate.within(Duration.ofNanos(within)).by(keys.names().toArray(String[]::new));
        try (StageHarness harness = StageHarness.of(once, keys.left())) {
            long watermark = Long.MIN_VALUE;
            long late = 0;
            for (int i = 0; i < 2 * ROWS * Samples.ROUNDS; i++) {
                final long time = i - random.nextInt(80);
                final Map<String, Object> row = row(random, false, keys, 4, i);
                final List<Object> key = new ArrayList<>();
                keys.names().forEach(name -> key.add(row.get(name)));
                final List<Long> own = passed.computeIfAbsent(key, absent -> new ArrayList<>());
                final boolean first = own.stream().allMatch(other -> Math.abs(other - time) >= within);
                final boolean isLate = time <= watermark;
                late += isLate ? 1 : 0;
                assertEquals(first && !isLate, harness.feed(time, row));
                if (first && !isLate) {
                    own.add(time);
                }
                watermark = Math.max(watermark, time - bound);
                harness.watermark(watermark);
                final long until = watermark;
                assertEquals(passed.values().stream().flatMap(List::stream)
                    .filter(other -> other + within - 1 > until).count(), harness.stage().stateRows());
            }
            assertEquals(late, harness.stage().lateRows());
        }
    }

    private static Map<String, Object> row(Random random, boolean right, JoinKeys by, int keys, long id) {
        final Map<String, Object> row = new LinkedHashMap<>();
        by.put(random, keys, row);
        row.put("id", id);
        if (right) {
            row.put("flag", random.nextInt(3) == 0 ? null : random.nextBoolean());
        } else {
            row.put("wide", BigDecimal.valueOf(random.nextLong(), 2));
        }
        return row;
    }
}
