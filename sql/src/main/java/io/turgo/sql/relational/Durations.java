package io.turgo.sql.relational;

import io.turgo.sql.catalog.TableOption;
import io.turgo.sql.text.Refusal;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.type.SqlTypeName;

/** Lengths of time, as literals and as texts of options. */
public final class Durations {
    private static final Pattern QUANTITY = Pattern.compile("(\\d+)\\s*([a-z]*)");
    private static final Map<String, ChronoUnit> UNITS = Map.ofEntries(Map.entry("", ChronoUnit.MILLIS),
        Map.entry("ms", ChronoUnit.MILLIS), Map.entry("s", ChronoUnit.SECONDS), Map.entry("sec", ChronoUnit.SECONDS),
        Map.entry("second", ChronoUnit.SECONDS), Map.entry("seconds", ChronoUnit.SECONDS),
        Map.entry("min", ChronoUnit.MINUTES), Map.entry("minute", ChronoUnit.MINUTES),
        Map.entry("minutes", ChronoUnit.MINUTES), Map.entry("h", ChronoUnit.HOURS),
        Map.entry("hour", ChronoUnit.HOURS), Map.entry("hours", ChronoUnit.HOURS),
        Map.entry("d", ChronoUnit.DAYS), Map.entry("day", ChronoUnit.DAYS), Map.entry("days", ChronoUnit.DAYS));

    private Durations() {
    }

    /** A literal of days to seconds, or null if it is none. */
    public static Duration of(RexNode expression) {
        if (expression instanceof RexLiteral literal && SqlTypeName.DAY_INTERVAL_TYPES.contains(
            literal.getType().getSqlTypeName()) && literal.getValueAs(BigDecimal.class) != null) {
            return Duration.ofMillis(literal.getValueAs(BigDecimal.class).longValueExact());
        }
        return null;
    }

    /** A number and a unit, e.g. {@code 10 s}. */
    public static Duration of(TableOption option) {
        final Matcher matcher = QUANTITY.matcher(option.value().strip().toLowerCase(Locale.ROOT));
        if (!matcher.matches() || !UNITS.containsKey(matcher.group(2))) {
            throw new Refusal(option.valuePlace(), "`" + option.value() + "` is not a duration",
                "write e.g. '10 s' or '5 min'");
        }
        return Duration.of(Long.parseLong(matcher.group(1)), UNITS.get(matcher.group(2)));
    }
}
