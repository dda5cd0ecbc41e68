package io.turgo.operators.join;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.Epochs;
import io.turgo.record.Schema;
import io.turgo.stage.Junction;
import io.turgo.stage.KeyedStage;
import io.turgo.stage.StageHarness;
import io.turgo.state.KeyedTable;
import io.turgo.testing.StageVerifier;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Bounds, refusals and what state takes. */
class JoinTest {
    private static final IntervalJoin NEAR =
        IntervalJoin.between(Duration.ofNanos(-5), Duration.ofNanos(5)).on("k").prefixed("r_");
    private static final AsOfJoin AS_OF = AsOfJoin.newest().on("k").prefixed("r_");

    private static Map<String, Object> row(String key, long id) {
        final Map<String, Object> row = new HashMap<>();
        row.put("k", key);
        row.put("id", id);
        return row;
    }

    private static void assertRefused(String message, Executable executable) {
        assertEquals(message, assertThrows(ConfigurationException.class, executable).getMessage());
    }

    @Test
    void bothBoundsBelongToAnInterval() {
        try (JoinHarness harness = JoinHarness.of(NEAR)) {
            harness.feed(true, 100, row("a", 1));
            for (final long time : new long[] {94, 95, 105, 106}) {
                harness.feed(false, time, row("a", time));
            }
            assertEquals("[95, 105]", harness.take().stream().map(each -> each.get("id")).toList().toString());
        }
    }

    /** Sought through all of its key's rows, each row would pass by 100,000 others: minutes in all. */
    @Test
    @Timeout(60)
    void aSideMayBeFarBehindTheOther() {
        final int count = 200_000;
        try (JoinHarness harness = JoinHarness.of(NEAR)) {
            for (int i = 0; i < count; i++) {
                harness.feed(false, i * 10L, row("a", i));
            }
            for (int i = 0; i < count; i++) {
                harness.feed(true, i * 10L, row("a", i));
                harness.harness().watermark(i * 10L - 10);
                assertEquals((long) i, harness.take().get(0).get("id"));
            }
            assertEquals(4, harness.stage().stateRows());
        }
    }

    @Test
    void aVersionHoldsFromItsOwnTimeOn() {
        try (JoinHarness harness = JoinHarness.of(AS_OF.leftOuter())) {
            harness.feed(false, 99, row("a", 1));
            harness.feed(false, 100, row("a", 2));
            harness.feed(true, 100, row("a", 7));
            harness.feed(false, 101, row(null, 3));
            harness.harness().watermark(101);
            assertEquals("[null, 7, null]",
                harness.take().stream().map(each -> each.get("r_id")).toList().toString());
            assertEquals(2, harness.harness().counter(KeyedJoin.UNMATCHED));
        }
    }

    @Test
    void fieldsThatDoNotFitAreRefused() {
        final Schema text = Schema.named("texts").symbol("k").string("note").build();
        assertRefused("a join keeps STRING `note` of `texts`, but state has a fixed width: declare it as SYMBOL, or "
            + "choose other fields with leftFields(...) and rightFields(...)",
            () -> AS_OF.plan(JoinHarness.LEFT, text));
        assertRefused("a join of `left` and `right` gives `id` twice: set a prefix with prefixed(...), or choose "
            + "fields with rightFields(...)",
            () -> AsOfJoin.newest().on("k").plan(JoinHarness.LEFT, JoinHarness.RIGHT));
        assertRefused("`right` has no field `price`; it has id, k, flag",
            () -> AS_OF.rightFields("price").plan(JoinHarness.LEFT, JoinHarness.RIGHT));
        assertRefused("an interval join from lower=PT2S > upper=PT1S matches nothing: give the lower bound first",
            () -> IntervalJoin.between(Duration.ofSeconds(2), Duration.ofSeconds(1)));
        assertRefused("within=PT0S <= 0 drops no row: give a nanosecond at least",
            () -> Deduplicate.within(Duration.ZERO));
        assertRefused("deduplicate has key `k` twice, name it once",
            () -> Deduplicate.within(Duration.ofNanos(1)).by("k", "k").plan(JoinHarness.LEFT));
        assertRefused("a join on [k, k] of `left` has a field twice: leave one out",
            () -> JoinHarness.of(AS_OF.on("k")));
    }

    static Stream<KeyedJoin<?>> joins() {
        return Stream.of(NEAR, NEAR.leftOuter(), AS_OF, AS_OF.leftOuter(),
            IntervalJoin.between(Duration.ofNanos(3), Duration.ofNanos(20)).on("k").prefixed("r_").leftOuter());
    }

    @ParameterizedTest
    @MethodSource("joins")
    void mayBePutBackBetweenAnyTwoCalls(KeyedJoin<?> join) {
        final long seed = Long.getLong("turgo.seed", 20240101);
        final Random random = new Random(seed);
        final Junction junction = new Junction("join", JoinHarness.LEFT, JoinHarness.RIGHT, join);
        final StageVerifier verifier = StageVerifier.of(junction.operator(), junction.rows());
        for (int i = 0; i < 200; i++) {
            final boolean right = random.nextBoolean();
            verifier.row(i - random.nextInt(12), JoinHarness.row(junction, right, row("k" + random.nextInt(3), i)));
            if (random.nextInt(3) == 0) {
                verifier.watermark(i - 8);
            }
        }
        assertFalse(verifier.verify().isEmpty(), "seed " + seed);
    }

    /** Key of 8 bytes; 8 and 8 + 8 + 16 of left fields, 8 and 8 + 8 of right ones. */
    @Test
    void rowsOfStateAreAsLongAsDocumented() {
        try (JoinHarness near = JoinHarness.of(NEAR); JoinHarness asOf = JoinHarness.of(AS_OF);
             StageHarness once = StageHarness.of(Deduplicate.within(Duration.ofNanos(9)).by("k"), JoinHarness.LEFT)) {
            assertEquals(64 + 8 + 40, near.stage().tables().get(0).layout().rowBytes());
            assertEquals(64 + 8 + 40, asOf.stage().tables().get(0).layout().rowBytes());
            assertEquals(24 + 8 + 24, asOf.stage().tables().get(1).layout().rowBytes());
            assertEquals(16 + 8 + 8 + 8, once.stage().tables().get(0).layout().rowBytes());
        }
    }

    @Test
    void nothingIsKeptOfRowsThatTheWatermarkHasPassed() {
        try (JoinHarness near = JoinHarness.of(NEAR); JoinHarness asOf = JoinHarness.of(AS_OF)) {
            for (int i = 0; i < 20_000; i++) {
                for (final JoinHarness each : new JoinHarness[] {near, asOf}) {
                    each.feed(i % 2 == 0, i, row("k" + i % 10, i));
                    each.harness().watermark(i - 100);
                    each.take();
                }
            }
            assertEquals(105, near.stage().stateRows());
            assertEquals(100 + 5, asOf.stage().stateRows());
        }
    }

    @Test
    void checkpointsSeeTheStateAsItStood() {
        try (JoinHarness near = JoinHarness.of(NEAR.leftOuter()); JoinHarness asOf = JoinHarness.of(AS_OF)) {
            final long[] time = {100};
            near.feed(false, 100, row("a", 1));
            Epochs.assertStandsStill(((KeyedStage) near.stage()).table(), () -> {
                near.feed(true, time[0], row("a", 2));
                near.feed(false, time[0], row("a", 3));
            });
            asOf.feed(true, 1, row("a", 1));
            asOf.harness().watermark(1);
            final KeyedTable versions = asOf.stage().tables().get(1);
            Epochs.assertStandsStill(versions, () -> {
                asOf.feed(true, ++time[0], row("a", time[0]));
                asOf.harness().watermark(time[0]);
            });
        }
    }
}
