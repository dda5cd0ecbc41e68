package io.turgo.sql.expression;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.sql.expression.Expressions.NamedExpression;
import io.turgo.sql.type.SqlTypes;
import io.turgo.stage.StageHarness;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;
import org.junit.jupiter.api.Test;

/** Random expressions over random rows come to what {@link NaiveInterpreter} comes to, errors included. */
class ExpressionPropertyTest {
    private static final int STAGES = 12 * Integer.getInteger("turgo.rounds", 1);
    private static final int ROWS = 60;
    private static final int FIELDS = 8;

    @Test
    void compiledIsAsInterpreted() {
        final long first = Long.getLong("turgo.seed", 20261130L);
        int compared = 0;
        for (int i = 0; i < STAGES; i++) {
            compared += compare(first + i);
        }
        assertTrue(compared > STAGES * ROWS * FIELDS / 3, "compared: " + compared);
    }

    private static Rex table() {
        return new Rex().column("b", SqlTypeName.BOOLEAN).column("i", SqlTypeName.INTEGER)
            .column("l", SqlTypeName.BIGINT).column("d", SqlTypeName.DOUBLE).column("n", SqlTypeName.DECIMAL, 10, 2)
            .column("w", SqlTypeName.DECIMAL, 30, 8).column("s", SqlTypeName.VARCHAR, Integer.MAX_VALUE).symbol("c");
    }

    /** Returns how many values were compared; those of rows that end in an error are not. */
    private static int compare(long seed) {
        final Random random = new Random(seed);
        final RandomExpressions expressions = new RandomExpressions(random);
        final Rex rex = table();
        final List<String> texts = new ArrayList<>();
        for (int i = 0; i < FIELDS; i++) {
            texts.add(expressions.any(1 + random.nextInt(4)));
        }
        final List<RexNode> nodes = rex.of(String.join(", ", texts));
        final List<NamedExpression> fields = new ArrayList<>();
        for (final RexNode node : nodes) {
            fields.add(new NamedExpression(
                SqlTypes.field("x" + fields.size(), node.getType()).map(Field::orNull).orElseThrow(), node));
        }
        int compared = 0;
        try (StageHarness harness = StageHarness.of(
            Expressions.making("made", false, rex.names(), fields, ExpressionSettings.UTC),
            new Schema("t", rex.fields()))) {
            for (int i = 0; i < ROWS; i++) {
                final Map<String, Object> row = row(random);
                final List<String> expected = interpreted(rex, nodes, row);
                final List<String> found = compiled(harness, row, fields);
                assertEquals(expected, found, () -> "seed=" + seed + " row=" + row + "\n" + String.join("\n", texts));
                compared += found.size();
            }
        }
        return compared;
    }

    private static List<String> interpreted(Rex rex, List<RexNode> nodes, Map<String, Object> row) {
        final NaiveInterpreter interpreter = new NaiveInterpreter(rex.names(), row);
        try {
            return nodes.stream().map(interpreter::value).map(String::valueOf).toList();
        } catch (final ArithmeticException e) {
            return List.of();
        }
    }

    private static List<String> compiled(StageHarness harness, Map<String, Object> row, List<NamedExpression> fields) {
        try {
            harness.feed(0, row);
        } catch (final ArithmeticException e) {
            return List.of();
        }
        final Map<String, Object> made = harness.take().get(0);
        return fields.stream().map(each -> text(made.get(each.field().name()))).toList();
    }

    private static String text(Object value) {
        return value instanceof Integer number ? Long.toString(number) : String.valueOf(value);
    }

    private static Map<String, Object> row(Random random) {
        final Map<String, Object> row = new HashMap<>();
        put(random, row, "b", random.nextBoolean());
        put(random, row, "i", pick(random, 0, 1, 3, -5, 100, Integer.MAX_VALUE, Integer.MIN_VALUE, random.nextInt()));
        put(random, row, "l", pick(random, 0L, 7L, -1L, Long.MAX_VALUE, Long.MIN_VALUE, random.nextLong()));
        put(random, row, "d", pick(random, 0.0, 1.5, -2.25, 1e10, random.nextGaussian()));
        put(random, row, "n", pick(random, new BigDecimal("0.00"), new BigDecimal("99999999.99"),
            new BigDecimal("-12.35"), BigDecimal.valueOf(random.nextInt(), 2)));
        put(random, row, "w", pick(random, new BigDecimal("0.00000000"), new BigDecimal("-0.00000001"),
            new BigDecimal("9999999999999999999999.99999999"), BigDecimal.valueOf(random.nextLong(), 8)));
        put(random, row, "s", pick(random, "", "ab", " b ", "\u00c4\u00f6\u20ac\ud83d\ude00x", "ETH", "12"));
        put(random, row, "c", pick(random, "ETH", "ab", "BTC", ""));
        return row;
    }

    private static void put(Random random, Map<String, Object> row, String name, Object value) {
        if (random.nextInt(5) > 0) {
            row.put(name, value);
        }
    }

    private static Object pick(Random random, Object... values) {
        return values[random.nextInt(values.length)];
    }
}
