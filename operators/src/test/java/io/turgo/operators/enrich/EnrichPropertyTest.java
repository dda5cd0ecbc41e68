package io.turgo.operators.enrich;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.turgo.operators.Samples;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.ReferenceTable;
import io.turgo.stage.StageHarness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntFunction;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.ShrinkingMode;

/** Random histories of a table with keys and values of every type, against a hash map. */
class EnrichPropertyTest {
    private static final List<String> VALUES =
        Samples.SCHEMA.fields().stream().map(Field::name).filter(name -> !name.startsWith("k_")).toList();

    /** A key field in stream and table, and its values by number. */
    private record Key(Field stream, Field table, IntFunction<Object> value) {
    }

    private static final List<Key> KEYS = List.of(
        new Key(Field.symbol("key"), Field.symbol("id"), i -> "K" + i),
        new Key(Field.int32("key"), Field.int32("id"), i -> i - 3),
        new Key(Field.int64("key").orNull(), Field.int64("id"), i -> Long.MIN_VALUE + i),
        new Key(Field.bool("key").orNull(), Field.bool("id"), i -> i % 2 == 0),
        new Key(Field.timestamp("key"), Field.timestamp("id"), i -> -5L * i),
        new Key(Field.decimal("key", 18, 2), Field.decimal("id", 10, 2), i -> BigDecimal.valueOf(i - 3, 2)),
        new Key(Field.decimal("key", 18, 2), Field.decimal("id", 30, 2), i -> BigDecimal.valueOf(i - 3, 2)),
        new Key(Field.decimal("key", 30, 2).orNull(), Field.decimal("id", 30, 2),
            i -> new BigDecimal("-1000000000000000000000.00").add(BigDecimal.valueOf(i))));

    @Property(tries = 150, shrinking = ShrinkingMode.OFF)
    void agreesWithAHashMap(@ForAll long seed) {
        final Random random = new Random(seed);
        final Key key = KEYS.get(random.nextInt(KEYS.size()));
        final List<Field> fields = new ArrayList<>(Samples.SCHEMA.fields());
        fields.add(key.table);
        final ReferenceTable table = new ReferenceTable("table", new Schema("table", fields), "id");
        final Enrich enrich = Enrich.from(table).on("key").adding(VALUES.toArray(String[]::new));
        final Schema stream = Schema.named("stream").field(key.stream).build();
        try (StageHarness harness = StageHarness.of(enrich, stream);
             StageHarness fresh = StageHarness.of(enrich, stream)) {
            Samples.SCHEMA.fields().forEach(field -> harness.symbols().intern(field.name()));
            final Map<Object, Map<String, Object>> expected = run(random, key, harness);
            for (int i = 0; i < harness.symbols().size(); i++) {
                fresh.symbols().intern(harness.symbols().text(i));
            }
            expected.values().forEach(row -> fresh.put(0, row));
            assertEquals(fresh.stage().stateHash(), harness.stage().stateHash());
        }
    }

    private static Map<Object, Map<String, Object>> run(Random random, Key key, StageHarness harness) {
        final Map<Object, Map<String, Object>> expected = new HashMap<>();
        for (int i = 0; i < 200 * Samples.ROUNDS; i++) {
            final Object id = key.value.apply(random.nextInt(12));
            switch (random.nextInt(5)) {
                case 0 -> {
                    final Map<String, Object> row = Samples.row(random, 3);
                    row.put("id", id);
                    harness.put(0, row);
                    expected.put(id, row);
                }
                case 1 -> {
                    harness.delete(0, Map.of("id", id));
                    expected.remove(id);
                }
                default -> {
                    final Object asked = key.stream.nullable() && random.nextInt(6) == 0 ? null : id;
                    check(harness, asked, asked == null ? null : expected.get(asked));
                }
            }
            assertEquals(expected.size(), harness.stage().stateRows());
        }
        return expected;
    }

    private static void check(StageHarness harness, Object key, Map<String, Object> match) {
        final Map<String, Object> row = new HashMap<>();
        row.put("key", key);
        harness.feed(0, row);
        final Map<String, Object> output = harness.take().get(0);
        assertEquals(key, output.get("key"));
        for (final String name : VALUES) {
            assertEquals(match == null ? null : match.get(name), output.get(name), name);
        }
    }
}
