package io.turgo.operators.detect;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.egress.CallbackSink;
import io.turgo.engine.ThreadPlan;
import io.turgo.error.ConfigurationException;
import io.turgo.pipeline.Pipeline;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.StageHarness;
import io.turgo.testing.PipelineTestDriver;
import io.turgo.testing.StageVerifier;
import io.turgo.time.EventTime;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SilenceTest {
    private static final long SEED = Long.getLong("turgo.seed", 7);
    private static final int ROUNDS = 20 * Integer.getInteger("turgo.rounds", 1);
    private static final long MS = 1_000_000;
    private static final Schema BEATS = Schema.named("beats").timestamp("time").symbol("host").build();
    private static final Silence SILENCE = Silence.of(Duration.ofMillis(100)).by("host");

    private static Map<String, Object> silent(String host, long lastTime, long rows, long at) {
        return Map.of("host", host, Silence.LAST_TIME, lastTime, Silence.ROWS, rows, StageHarness.EVENT_TIME, at);
    }

    private static void tick(StageHarness harness, int fromMs, int toMs) {
        for (int ms = fromMs; ms <= toMs; ms += 10) {
            harness.tick(ms * MS);
        }
    }

    @Test
    void firesOnceWhenThePatienceHasPassed() {
        try (StageHarness harness = StageHarness.of(SILENCE, BEATS)) {
            harness.feed(3, Map.of("host", "a"));
            harness.feed(2, Map.of("host", "a"));
            harness.tick(10 * MS);
            harness.feed(1, Map.of("host", "b"));
            tick(harness, 20, 100);
            assertEquals(List.of(), harness.take());
            tick(harness, 110, 110);
            assertEquals(List.of(silent("a", 3, 2, 110 * MS)), harness.take());
            tick(harness, 120, 1_000);
            assertEquals(List.of(silent("b", 1, 1, 120 * MS)), harness.take());
            assertEquals(0, harness.stage().stateRows());
        }
    }

    @Test
    void whoComesAgainIsNotSilent() {
        try (StageHarness harness = StageHarness.of(SILENCE, BEATS)) {
            for (int i = 0; i < 50; i++) {
                harness.feed(i, Map.of("host", "a"));
                tick(harness, 10 + i * 90, 90 + i * 90);
            }
            assertEquals(List.of(), harness.take());
            tick(harness, 4_510, 4_520);
            assertEquals(List.of(silent("a", 49, 50, 4_520 * MS)), harness.take());
            harness.feed(50, Map.of("host", "a"));
            tick(harness, 4_530, 4_630);
            assertEquals(List.of(silent("a", 50, 1, 4_630 * MS)), harness.take());
        }
    }

    /** Whoever is down hears nothing, and silence of that time is no silence of a key. */
    @Test
    void noTimePassesWithoutTicks() {
        try (StageHarness harness = StageHarness.of(SILENCE, BEATS)) {
            harness.feed(3, Map.of("host", "a"));
            tick(harness, 10, 50);
            tick(harness, 3_600_000, 3_600_040);
            harness.feed(4, Map.of("host", "b"));
            assertEquals(List.of(), harness.take());
            tick(harness, 3_600_050, 3_600_200);
            assertEquals(
                List.of(silent("a", 3, 1, 3_600_050 * MS), silent("b", 4, 1, 3_600_150 * MS)), harness.take());
        }
    }

    /** Against a map of what came last; also put back between any two calls. */
    @Test
    void agreesWithANaiveReference() {
        for (long seed = SEED; seed < SEED + ROUNDS; seed++) {
            final Random random = new Random(seed);
            final StageVerifier verifier = StageVerifier.of(SILENCE, BEATS);
            final List<Map<String, Object>> expected = new ArrayList<>();
            final Map<String, long[]> last = new LinkedHashMap<>();
            final long[] time = new long[2];
            for (int i = 0; i < 300; i++) {
                if (random.nextInt(3) == 0) {
                    time[0] = time[1];
                    time[1] += (1 + random.nextInt(random.nextBoolean() ? 20 : 60)) * MS;
                    verifier.tick(time[1]);
                    expire(last, time[0], time[1], expected);
                } else {
                    final String host = "h" + (int) (6 * Math.pow(random.nextDouble(), 3));
                    final long eventTime = random.nextInt(1000);
                    verifier.row(eventTime, Map.of("host", host));
                    final long[] before = last.remove(host);
                    last.put(host, before == null ? new long[] {0, eventTime, 1}
                        : new long[] {0, Math.max(eventTime, before[1]), before[2] + 1});
                }
            }
            assertEquals(expected, verifier.verify(), "seed " + seed);
        }
    }

    private static void expire(
        Map<String, long[]> last, long before, long now, List<Map<String, Object>> expected) {
        final long gap = before != 0 && now - before >= 20 * MS ? now - before - 10 * MS : 0;
        last.values().stream().filter(each -> each[0] != 0).forEach(each -> each[0] += gap);
        last.entrySet().removeIf(each -> {
            final long[] state = each.getValue();
            final boolean isSilent = state[0] != 0 && state[0] <= now;
            if (isSilent) {
                expected.add(silent(each.getKey(), state[1], state[2], now));
            } else if (state[0] == 0) {
                state[0] = now + 100 * MS;
            }
            return isSilent;
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"fused", "pipelined", "sharded:2"})
    void firesWhenAllInputIsQuietAlsoBehindACrash(ThreadPlan threads) {
        final Pipeline pipeline = Pipeline.named("beats");
        pipeline.source("beats", BEATS, EventTime.ascending("time")).through("silence", SILENCE)
            .to("out", CallbackSink.of(Row.class, (id, row) -> { }));
        try (PipelineTestDriver driver = PipelineTestDriver.of(pipeline, threads)) {
            driver.publish("beats", Map.of("time", 1L, "host", "a")).publish("beats", Map.of("time", 2L, "host", "b"));
            driver.advance(Duration.ofMillis(50)).publish("beats", Map.of("time", 3L, "host", "a"));
            driver.checkpoint().clock().advance(Duration.ofHours(1));
            driver.crash();
            for (int i = 0; i < 5; i++) {
                driver.advance(Duration.ofMillis(10));
            }
            assertEquals(List.of(), driver.rows("out"));
            for (int i = 0; i < 15; i++) {
                driver.advance(Duration.ofMillis(10));
            }
            assertEquals(List.of("b", "a"), driver.rows("out").stream().map(row -> row.get("host")).toList());
            driver.requireSameInReplay();
        }
    }

    @Test
    void refusesWhatItCannotDo() {
        final ConfigurationException refused =
            assertThrows(ConfigurationException.class, () -> Silence.of(Duration.ofNanos(5)));
        assertTrue(refused.getMessage().startsWith("patience=PT0.000000005S of silence is not in PT0.001S.."),
            refused.getMessage());
        assertThrows(ConfigurationException.class, () -> SILENCE.by("nobody").plan(BEATS));
    }

    @Test
    void logicHasEveryParameter() {
        final List<Silence> all = List.of(SILENCE, Silence.of(Duration.ofMillis(101)).by("host"), SILENCE.by("time"),
            SILENCE.every(Duration.ofMillis(11)), SILENCE.named("quiet"));
        assertEquals(all.size(), all.stream().map(Silence::logic).distinct().count());
    }

    @Test
    void stateIsAsSmallAsDocumented() {
        final int keys = 10_000;
        try (StageHarness harness = StageHarness.of(Silence.of(Duration.ofMillis(100)).by("time"), BEATS)) {
            for (int i = 0; i < keys; i++) {
                harness.feed(i, Map.of("time", 1_000_003L * i, "host", "a"));
            }
            final long bytes = harness.stage().stateBytes() / keys;
            assertTrue(bytes <= 2 * (16 + 8 + 40 + 26), bytes + " bytes a key");
        }
    }
}
