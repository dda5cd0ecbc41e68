package io.turgo.sql.expression;

import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.sql.expression.Expressions.NamedExpression;
import io.turgo.sql.type.SqlTypes;
import io.turgo.stage.Operator;
import io.turgo.stage.StageHarness;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** Evaluates expressions over one row with a column of each type; those that begin with z are all null. */
final class SampleRow {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss.SSSSSSSSS");
    private static final Map<String, Object> VALUES = new HashMap<>();

    static {
        VALUES.put("b", true);
        VALUES.put("y", 100);
        VALUES.put("h", 30000);
        VALUES.put("i", 7);
        VALUES.put("l", 5_000_000_000L);
        VALUES.put("f", 0.1);
        VALUES.put("d", 2.5);
        VALUES.put("n", "12.34");
        VALUES.put("w", "1234567890123.4567890123");
        VALUES.put("s", "H\u00e9 llo");
        VALUES.put("c", "BTC");
        VALUES.put("ts", 1_700_000_000_123_000_000L);
        VALUES.put("tz", 1_700_000_000_123_000_000L);
        VALUES.put("dt", 19_675);
        VALUES.put("tm", 3_723_004);
    }

    private final ExpressionSettings settings;

    SampleRow(ExpressionSettings settings) {
        this.settings = settings;
    }

    /** A new table of the columns. */
    static Rex table() {
        final Rex rex = new Rex();
        for (final String prefix : List.of("", "z")) {
            rex.column(prefix + "b", SqlTypeName.BOOLEAN).column(prefix + "y", SqlTypeName.TINYINT)
                .column(prefix + "h", SqlTypeName.SMALLINT).column(prefix + "i", SqlTypeName.INTEGER)
                .column(prefix + "l", SqlTypeName.BIGINT).column(prefix + "f", SqlTypeName.FLOAT)
                .column(prefix + "d", SqlTypeName.DOUBLE).column(prefix + "n", SqlTypeName.DECIMAL, 10, 2)
                .column(prefix + "w", SqlTypeName.DECIMAL, 38, 10)
                .column(prefix + "s", SqlTypeName.VARCHAR, Integer.MAX_VALUE).symbol(prefix + "c")
                .column(prefix + "ts", SqlTypeName.TIMESTAMP, 3)
                .column(prefix + "tz", SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, 3)
                .column(prefix + "dt", SqlTypeName.DATE).column(prefix + "tm", SqlTypeName.TIME, 3);
        }
        return rex;
    }

    /** The results as texts, a text in quotes; {@code making} a new row of them, or adding them to the row. */
    List<String> evaluate(List<String> expressions, boolean making) {
        final Rex rex = table();
        final List<RexNode> nodes = rex.of(String.join(", ", expressions));
        final List<NamedExpression> fields = new ArrayList<>();
        for (final RexNode node : nodes) {
            final Field field = SqlTypes.field("x" + fields.size(), node.getType()).orElseThrow().orNull();
            fields.add(new NamedExpression(field, node));
        }
        final Operator operator = making ? Expressions.making("made", false, rex.names(), fields, settings)
            : Expressions.adding(rex.names(), fields, settings);
        try (StageHarness harness = StageHarness.of(operator, new Schema("t", rex.fields()))) {
            harness.symbols().intern("other");
            harness.feed(0, VALUES);
            final Map<String, Object> out = harness.take().get(0);
            return fields.stream()
                .map(each -> text(out.get(each.field().name()), each.expression().getType())).toList();
        }
    }

    private static String text(Object value, RelDataType type) {
        if (value == null) {
            return "NULL";
        }
        return switch (type.getSqlTypeName()) {
            case CHAR, VARCHAR -> "'" + value + "'";
            case DATE -> LocalDate.ofEpochDay((Integer) value).toString();
            case TIME -> LocalTime.ofNanoOfDay((Integer) value * 1_000_000L).toString();
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> time((Long) value);
            default -> value.toString();
        };
    }

    private static String time(long ns) {
        return LocalDateTime.ofEpochSecond(Math.floorDiv(ns, 1_000_000_000L),
            (int) Math.floorMod(ns, 1_000_000_000L), ZoneOffset.UTC).format(TIME).replaceAll("\\.?0+$", "");
    }
}
