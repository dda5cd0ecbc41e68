package io.turgo.operators.window;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.Epochs;
import io.turgo.operators.Outputs;
import io.turgo.operators.Samples;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.aggregate.NaiveAggregate;
import io.turgo.record.Schema;
import io.turgo.stage.StageHarness;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;
import org.junit.jupiter.api.Test;

class SessionTest {
    private static final List<List<String>> KEYS = List.of(List.of(), List.of("k_symbol"), List.of("k_wide", "k_bool"));
    private static final Schema CLICKS = Schema.named("clicks").symbol("user").decimal("price", 18, 2).build();
    private static final Session COUNTS = Session.gap(Duration.ofNanos(10)).by("user").aggregate(Aggregate.count());

    private static Map<String, Object> click(String user) {
        return Map.of("user", user, "price", "1");
    }

    @Property(tries = 80, shrinking = ShrinkingMode.OFF)
    void agreesWithCollections(@ForAll long seed) {
        final Random random = new Random(seed);
        final List<String> keys = KEYS.get(random.nextInt(KEYS.size()));
        final long gap = 1 + random.nextInt(40);
        final List<NaiveAggregate> aggregates = NaiveAggregate.some(random);
        final Session session = Session.gap(Duration.ofNanos(gap)).by(keys.toArray(String[]::new))
            .aggregate(aggregates.stream().map(NaiveAggregate::aggregate).toArray(Aggregate[]::new));
        final NaiveSessions naive = new NaiveSessions(gap, keys, aggregates);
        try (StageHarness harness = StageHarness.of(session, Samples.SCHEMA)) {
            run(random, harness, naive);
        }
    }

    private static void run(Random random, StageHarness harness, NaiveSessions naive) {
        final int spread = 1 + random.nextInt(300);
        final long bound = random.nextInt(2 * spread);
        final int keyCount = 1 + random.nextInt(12);
        final int pause = 1 + random.nextInt(100);
        long centre = random.nextBoolean() ? -2_000 : 1_700_000_000_000_000_000L;
        long watermark = Long.MIN_VALUE;
        for (int i = 0; i < 200 * Samples.ROUNDS; i++) {
            centre += random.nextInt(4) == 0 ? random.nextInt(pause) : 0;
            final long time = centre + random.nextInt(spread);
            final Map<String, Object> row = Samples.row(random, keyCount);
            harness.feed(time, row);
            naive.feed(time, row);
            if (time - bound > watermark) {
                watermark = time - bound;
                harness.watermark(watermark);
                Outputs.assertSame(naive.watermark(watermark), harness.take());
            }
            assertEquals(naive.open(), harness.stage().stateRows());
            if (random.nextInt(20) == 0) {
                harness.restore(random);
            }
        }
        assertEquals(naive.late(), harness.counter(Session.LATE));
        harness.watermark(Long.MAX_VALUE);
        Outputs.assertSame(naive.watermark(Long.MAX_VALUE), harness.take());
        assertEquals(0, harness.stage().stateRows());
        assertEquals(0, harness.stage().stateHash());
    }

    @Test
    void aRowBetweenTwoSessionsMakesThemOne() {
        try (StageHarness harness = StageHarness.of(COUNTS, CLICKS)) {
            harness.feed(100, click("A"));
            harness.feed(120, click("A"));
            assertEquals(2, harness.stage().stateRows());
            harness.feed(110, click("A"));
            assertEquals(1, harness.stage().stateRows());
            harness.watermark(129);
            assertEquals(List.of(), harness.take());
            harness.watermark(130);
            assertEquals(List.of(Map.of(
                "window_start", 100L, "window_end", 130L, "user", "A", "count", 3L, "@time", 130L)), harness.take());
        }
    }

    @Test
    void rowsOfASessionThatHasFiredAreLate() {
        try (StageHarness harness = StageHarness.of(COUNTS, CLICKS)) {
            harness.feed(100, click("A"));
            harness.watermark(110);
            harness.feed(100, click("A"));
            assertEquals(1, harness.counter(Session.LATE));
            harness.feed(101, click("A"));
            assertEquals(1, harness.counter(Session.LATE));
            harness.feed(91, click("A"));
            assertEquals(1, harness.counter(Session.LATE), "the session of the row before still takes it");
        }
    }

    @Test
    void takesTheEdgesOfTime() {
        try (StageHarness harness = StageHarness.of(COUNTS, CLICKS)) {
            harness.feed(Long.MIN_VALUE, click("A"));
            harness.feed(Long.MAX_VALUE, click("A"));
            harness.feed(Long.MAX_VALUE, click("A"));
            harness.watermark(Long.MAX_VALUE);
            final List<Map<String, Object>> results = harness.take();
            assertEquals(2, results.size(), "rows of one time are of one session");
            results.forEach(each -> assertTrue(
                (long) each.get("window_start") <= (long) each.get("window_end"), each.toString()));
        }
    }

    @Test
    void stateIsAsSmallAsDocumented() {
        final Session sums = COUNTS.aggregate(Aggregate.count(), Aggregate.sum("price"));
        try (StageHarness harness = StageHarness.of(sums, CLICKS)) {
            assertEquals(96, ((SessionStage) harness.stage()).table().layout().rowBytes());
            final int users = 100_000;
            for (int i = 0; i < users; i++) {
                harness.feed(1, click("U" + i));
            }
            assertEquals(users, harness.stage().stateRows());
            final double bytesPerKey = (double) harness.stage().stateBytes() / users;
            assertTrue(bytesPerKey < 96 + 58 + 48, "bytes per key: " + bytesPerKey);
        }
    }

    @Test
    void checkpointsSeeTheStateAsItStood() {
        try (StageHarness harness = StageHarness.of(COUNTS, CLICKS)) {
            harness.feed(0, click("A"));
            harness.feed(15, click("A"));
            final long[] time = {0};
            Epochs.assertStandsStill(((SessionStage) harness.stage()).table(), () -> {
                time[0] += 20;
                harness.feed(time[0] + 15, click("A"));
                harness.feed(time[0] - 2, click("A"));
                harness.feed(time[0] + 20, click("B"));
                harness.watermark(time[0]);
            });
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        assertEquals("session gap=PT0S <= 0, it is a nanosecond at least",
            assertThrows(ConfigurationException.class, () -> Session.gap(Duration.ZERO)).getMessage());
        assertEquals("session window over `clicks` has no aggregate, name one, e.g. aggregate(count())",
            assertThrows(ConfigurationException.class, () -> COUNTS.aggregate().plan(CLICKS)).getMessage());
        assertEquals("session/1 gapNs=10 by=[user] aggregates=[`count` = count()] name=null", COUNTS.logic());
    }
}
