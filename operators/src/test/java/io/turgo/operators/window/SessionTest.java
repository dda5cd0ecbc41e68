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
import io.turgo.record.RowKind;
import io.turgo.record.Schema;
import io.turgo.stage.StageHarness;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
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
        final Emission emission =
            new Emission(random.nextBoolean() ? 0 : random.nextInt(200), random.nextInt(4) == 0, 0);
        final Session late = Session.gap(Duration.ofNanos(gap)).by(keys.toArray(String[]::new))
            .aggregate(aggregates.stream().map(NaiveAggregate::aggregate).toArray(Aggregate[]::new))
            .allowedLateness(Duration.ofNanos(emission.latenessNs()));
        final Session session = emission.onUpdate() ? late.onUpdate() : late;
        final NaiveSessions naive = new NaiveSessions(gap, emission, keys, aggregates);
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
            Outputs.assertSame(naive.feed(time, row), inOrder(harness.take()));
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

    /** What a row takes back comes first, in no order that means anything. */
    private static List<Map<String, Object>> inOrder(List<Map<String, Object>> changes) {
        final List<Map<String, Object>> ordered = new ArrayList<>(changes);
        final long gone = changes.stream().filter(each -> each.get(StageHarness.KIND) == RowKind.DELETE).count();
        ordered.subList(0, (int) gone).sort(Comparator.comparingLong(each -> (long) each.get(Session.WINDOW_START)));
        return ordered;
    }

    private static String text(List<Map<String, Object>> outputs) {
        return outputs.stream().map(each -> kind((RowKind) each.get(StageHarness.KIND)) + each.get("user")
            + each.get("count") + '@' + each.get("window_start") + '-' + each.get("window_end"))
            .collect(Collectors.joining(" "));
    }

    private static String kind(RowKind kind) {
        return kind == null ? "+" : kind == RowKind.DELETE ? "-" : "~";
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
    void aLateRowUpdatesItsSessionOrMakesALongerOneOfIt() {
        try (StageHarness harness = StageHarness.of(COUNTS.allowedLateness(Duration.ofNanos(50)), CLICKS)) {
            harness.feed(100, click("A"));
            harness.feed(120, click("A"));
            harness.watermark(130);
            assertEquals("+A1@100-110 +A1@120-130", text(harness.take()));
            harness.feed(100, click("A"));
            assertEquals("~A2@100-110", text(harness.take()));
            harness.feed(110, click("A"));
            assertEquals("-A1@120-130 -A2@100-110 +A4@100-130", text(harness.take()));
            harness.feed(129, click("A"));
            assertEquals("-A4@100-130", text(harness.take()), "it goes on now");
            harness.watermark(139);
            assertEquals("+A5@100-139", text(harness.take()));
            harness.watermark(188);
            assertEquals(1, harness.stage().stateRows());
            harness.watermark(189);
            assertEquals(0, harness.stage().stateRows());
            harness.feed(129, click("A"));
            assertEquals(1, harness.counter(Session.LATE));
            assertEquals("", text(harness.take()));
        }
    }

    @Test
    void everyUpdateGivesAResult() {
        try (StageHarness harness = StageHarness.of(COUNTS.onUpdate(), CLICKS)) {
            harness.feed(100, click("A"));
            harness.feed(100, click("A"));
            harness.feed(105, click("A"));
            harness.watermark(200);
            assertEquals("+A1@100-110 ~A2@100-110 -A2@100-110 +A3@100-115", text(harness.take()));
            assertEquals(0, harness.stage().stateRows());
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
        assertEquals("session/1 gapNs=10 latenessNs=5 onUpdate by=[user] aggregates=[`count` = count()] name=null",
            COUNTS.allowedLateness(Duration.ofNanos(5)).onUpdate().logic());
    }
}
