package io.turgo.sql.ranking;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.sql.ranking.TopRows.Ties;
import io.turgo.stage.KeyedStage;
import io.turgo.stage.StageHarness;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** First rows by random orders over disordered input, with restores in between, against a sort of all rows. */
class TopRowsPropertyTest {
    private static final int ROWS = 150 * Integer.getInteger("turgo.rounds", 1);
    private static final Schema SCHEMA = Schema.named("rows")
        .field(Field.symbol("k").orNull())
        .field(Field.int64("id"))
        .field(Field.int64("whole").orNull())
        .field(Field.float64("real").orNull())
        .field(Field.decimal("price", 18, 2).orNull())
        .field(Field.decimal("wide", 38, 2).orNull())
        .field(Field.timestamp("at").orNull())
        .field(Field.bool("flag").orNull())
        .build();
    private static final List<String> SORTED_BY = List.of("whole", "real", "price", "wide", "at");

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void theFirstRowsAreThoseOfASort(@ForAll long seed) {
        final Random random = new Random(seed);
        final TopRows top = any(random);
        final NaiveTopRows naive = new NaiveTopRows(top);
        final int spread = 1 + random.nextInt(40);
        final int bound = random.nextInt(2 * spread);
        final int keys = 1 + random.nextInt(6);
        final int values = 1 + random.nextInt(12);
        long watermark = Long.MIN_VALUE;
        try (StageHarness harness = StageHarness.of(top, SCHEMA)) {
            for (int i = 0; i < ROWS; i++) {
                final long time = i + random.nextInt(spread);
                final Map<String, Object> row = row(random, i, keys, values);
                harness.feed(time, row);
                naive.feed(time, i, row);
                assertSame(naive, harness, top);
                if (time - bound > watermark) {
                    watermark = time - bound;
                    harness.watermark(watermark);
                    naive.watermark(watermark);
                    assertSame(naive, harness, top);
                }
                if (random.nextInt(20) == 0) {
                    harness.restore(random);
                }
            }
            assertEquals(naive.late(), ((KeyedStage) harness.stage()).lateRows());
            harness.watermark(Long.MAX_VALUE);
            naive.watermark(Long.MAX_VALUE);
            assertSame(naive, harness, top);
        }
    }

    private static void assertSame(NaiveTopRows naive, StageHarness harness, TopRows top) {
        assertEquals(naive.take(), harness.take().stream().map(NaiveTopRows::shown).toList(), top.logic());
        assertEquals(naive.keys(), harness.stage().stateRows(), top.logic());
    }

    private static TopRows any(Random random) {
        final List<String> fields = new ArrayList<>(SORTED_BY);
        Collections.shuffle(fields, random);
        final List<SortField> order = fields.subList(0, 1 + random.nextInt(3)).stream()
            .map(field -> new SortField(field, random.nextBoolean())).toList();
        final List<String> kept = new ArrayList<>(List.of("k", "real", "wide", "flag"));
        Collections.shuffle(kept, random);
        final List<String> results = new ArrayList<>(kept.subList(0, random.nextInt(kept.size() + 1)));
        results.add(random.nextInt(results.size() + 1), "id");
        return new TopRows(1 + random.nextInt(5), List.of("k"), order, random.nextBoolean(),
            Ties.values()[random.nextInt(2)], results, "rank", "top");
    }

    private static Map<String, Object> row(Random random, long id, int keys, int values) {
        final Map<String, Object> row = new LinkedHashMap<>();
        final int value = random.nextInt(values) - values / 2;
        put(random, row, "k", "K" + random.nextInt(keys));
        row.put("id", id);
        put(random, row, "whole", random.nextInt(4) == 0 ? Long.MIN_VALUE : (long) value);
        put(random, row, "real", random.nextInt(9) == 0 ? Double.NaN : random.nextInt(9) == 0 ? -0.0 : value / 2.0);
        put(random, row, "price", new BigDecimal(BigInteger.valueOf(random.nextInt(values) - values / 2), 2));
        put(random, row, "wide", new BigDecimal(BigInteger.TEN.pow(random.nextInt(37))
            .multiply(BigInteger.valueOf(value)), 2));
        put(random, row, "at", (long) random.nextInt(values));
        put(random, row, "flag", random.nextBoolean());
        return row;
    }

    private static void put(Random random, Map<String, Object> row, String name, Object value) {
        if (random.nextInt(6) != 0) {
            row.put(name, value);
        }
    }
}
