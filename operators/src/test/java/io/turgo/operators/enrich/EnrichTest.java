package io.turgo.operators.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.ConfigurationException;
import io.turgo.error.EngineException;
import io.turgo.operators.Epochs;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.StageHarness;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class EnrichTest {
    private static final Schema TRADES = Schema.named("trades").field(Field.symbol("pair").orNull())
        .decimal("price", 18, 2).string("note").build();
    private static final ReferenceTable PAIRS = new ReferenceTable("pairs", Schema.named("pairs").symbol("pair")
        .symbol("venue").field(Field.decimal("lot_size", 30, 8).orNull()).bool("open").build(), "pair");
    private static final Enrich ENRICH = Enrich.from(PAIRS).on("pair").adding("venue", "lot_size");

    private static final Map<String, Object> BTC =
        Map.of("pair", "BTC", "venue", "X", "lot_size", "0.00000001", "open", true);

    private static Map<String, Object> feed(StageHarness harness, String pair) {
        harness.feed(1, pair == null ? Map.of("price", "1") : Map.of("pair", pair, "price", "1", "note", "n"));
        final List<Map<String, Object>> outputs = harness.take();
        return outputs.isEmpty() ? Map.of() : outputs.get(0);
    }

    @Test
    void addsFieldsOfTheMatch() {
        try (StageHarness harness = StageHarness.of(ENRICH, TRADES)) {
            harness.put(0, BTC);
            assertEquals(Map.of("pair", "BTC", "price", new BigDecimal("1.00"), "note", "n", "venue", "X",
                "lot_size", new BigDecimal("0.00000001"), "@time", 1L), feed(harness, "BTC"));
            assertEquals(0, harness.counter(Enrich.UNMATCHED));
            assertEquals(1, harness.stage().stateRows());
        }
    }

    @Test
    void absentAndNullKeysGetNulls() {
        try (StageHarness harness = StageHarness.of(ENRICH, TRADES)) {
            harness.symbols().intern("ZERO");
            harness.put(0, Map.of("pair", "ZERO", "venue", "Z", "open", false));
            for (final String pair : new String[] {"BTC", null}) {
                final Map<String, Object> output = feed(harness, pair);
                assertEquals(pair, output.get("pair"));
                assertTrue(output.containsKey("venue"));
                assertEquals(null, output.get("venue"));
                assertEquals(null, output.get("lot_size"));
            }
            assertEquals(2, harness.counter(Enrich.UNMATCHED));
        }
    }

    @Test
    void innerDropsRowsWithoutAMatch() {
        try (StageHarness harness = StageHarness.of(ENRICH.inner(), TRADES)) {
            harness.put(0, BTC);
            assertFalse(harness.feed(1, Map.of("pair", "ETH")));
            assertFalse(harness.feed(1, Map.of()));
            assertTrue(harness.feed(1, Map.of("pair", "BTC")));
            assertEquals(1, harness.emitted());
            assertEquals(2, harness.counter(Enrich.UNMATCHED));
        }
    }

    @Test
    void followsChangesOfTheTable() {
        try (StageHarness harness = StageHarness.of(ENRICH, TRADES)) {
            harness.put(0, BTC);
            final long hash = harness.stage().stateHash();
            harness.put(0, Map.of("pair", "BTC", "venue", "Y", "open", true));
            assertEquals("Y", feed(harness, "BTC").get("venue"));
            assertEquals(null, feed(harness, "BTC").get("lot_size"));
            harness.delete(0, Map.of("pair", "BTC"));
            harness.delete(0, Map.of("pair", "NEVER"));
            assertEquals(null, feed(harness, "BTC").get("venue"));
            assertEquals(0, harness.stage().stateHash());
            harness.put(0, BTC);
            assertEquals("X", feed(harness, "BTC").get("venue"));
            assertEquals(hash, harness.stage().stateHash());
        }
    }

    @Test
    void aRowWithoutAKeyIsAnError() {
        try (StageHarness harness = StageHarness.of(ENRICH, TRADES)) {
            assertEquals("reference table `pairs` has a row whose key `pair` is null, give it a key or leave the row "
                + "out", assertThrows(EngineException.class, () -> harness.put(0, Map.of("venue", "X"))).getMessage());
        }
    }

    @Test
    void addedFieldsAreNullableUnlessInner() {
        assertEquals(List.of(Field.symbol("venue").orNull(), Field.decimal("lot_size", 30, 8).orNull()),
            ENRICH.plan(TRADES).added());
        assertEquals(List.of(Field.symbol("venue"), Field.decimal("lot_size", 30, 8).orNull()),
            ENRICH.inner().plan(TRADES).added());
        assertEquals(List.of(Field.symbol("ref_pair").orNull()),
            Enrich.from(PAIRS).adding("pair").prefixed("ref_").plan(TRADES).added());
        assertEquals(List.of(PAIRS), ENRICH.references());
    }

    @Test
    void refusesWhatItCannotDo() {
        refuses("enrich from `pairs` adds `pair`, but `trades` has a field `pair` already: set a prefix with "
            + "prefixed(...)", ENRICH.adding("pair"));
        refuses("enrich from `pairs` looks up `trades`.price DECIMAL(18, 2) by key pair SYMBOL: both need the same "
            + "type and scale", ENRICH.on("price"));
        refuses("enrich from `pairs` looks up `trades`.note STRING by key pair SYMBOL: both need the same type and "
            + "scale", ENRICH.on("note"));
        refuses("`trades` has no field `nix`; it has pair, price, note", ENRICH.on("nix"));
        refuses("`pairs` has no field `nix`; it has pair, venue, lot_size, open", ENRICH.adding("nix"));
        refuses("enrich from `pairs` adds no field: name some with adding(...), or call inner() to only drop rows "
            + "without a match", ENRICH.adding());
        final ReferenceTable byDouble = new ReferenceTable("d", Schema.named("d").float64("f").build(), "f");
        assertEquals("enrich from `d` looks up `in`.f FLOAT64 by key f FLOAT64, but a FLOAT64 has no exact equality: "
            + "use a DECIMAL", assertThrows(ConfigurationException.class, () -> Enrich.from(byDouble).inner()
            .plan(Schema.named("in").float64("f").build())).getMessage());
    }

    private static void refuses(String message, Enrich enrich) {
        assertEquals(message, assertThrows(ConfigurationException.class, () -> enrich.plan(TRADES)).getMessage());
    }

    @Test
    void logicHasEveryParameter() {
        assertEquals("enrich/1 from=" + PAIRS + " on=pair adding=[venue, lot_size] prefix=r_ inner=true",
            ENRICH.prefixed("r_").inner().logic());
    }

    @Test
    void stateIsAsSmallAsDocumented() {
        final StageHarness harness = StageHarness.of(ENRICH, TRADES);
        assertEquals(16 + 8 + 8 + 8 + 16, ((EnrichStage) harness.stage()).table().layout().rowBytes());
        harness.put(0, BTC);
        assertTrue(harness.stage().stateBytes() > 0);
        harness.close();
        harness.close();
        assertEquals(0, harness.stage().stateBytes());
    }

    @Test
    void checkpointsSeeTheStateAsItStood() {
        try (StageHarness harness = StageHarness.of(ENRICH, TRADES)) {
            harness.put(0, BTC);
            harness.put(0, Map.of("pair", "ETH", "venue", "0", "open", true));
            final int[] round = {0};
            Epochs.assertStandsStill(((EnrichStage) harness.stage()).table(), () -> {
                round[0]++;
                harness.put(0, Map.of("pair", "BTC", "venue", "V" + round[0], "open", true));
                harness.delete(0, Map.of("pair", "ETH"));
                harness.put(0, Map.of("pair", "ETH", "venue", "W" + round[0], "open", true));
            });
        }
    }
}
