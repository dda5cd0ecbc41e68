package io.turgo.sql.plan;

import io.turgo.sql.catalog.TableOption;
import io.turgo.sql.expression.ExpressionSettings;
import io.turgo.sql.relational.Durations;
import io.turgo.sql.text.Refusal;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What SET can set for a plan; everything else that begins with {@code turgo.} is the engine's.
 *
 * @param name         of the pipeline, or null
 * @param localZone    how points in time are shown
 * @param idleTimeout  after how long a source without rows holds event time back no more; zero for never
 * @param mostDistinct how many different values COUNT(DISTINCT) counts in a group
 * @param engine       the settings that begin with {@code turgo.}, by name
 */
public record PlanSettings(String name, ZoneId localZone, Duration idleTimeout, int mostDistinct,
    Map<String, String> engine) {
    private static final String PREFIX = "turgo.";
    private static final String NAME = "pipeline.name";
    private static final String ZONE = "table.local-time-zone";
    private static final String IDLE = "table.exec.source.idle-timeout";
    private static final String DISTINCT = "turgo.sql.distinct.most";
    private static final int DEFAULT_DISTINCT = 1024;
    private static final List<String> OF_PLANS = List.of(NAME, ZONE, IDLE, DISTINCT);
    private static final String KNOWN =
        "there are " + String.join(", ", OF_PLANS) + " and the engine's, which begin with turgo.";

    /**
     * What a file sets.
     *
     * @throws Refusal for the first one that is wrong
     */
    public static PlanSettings of(List<TableOption> given) {
        final Map<String, TableOption> last = new LinkedHashMap<>();
        given.forEach(each -> last.put(each.key(), each));
        final Map<String, String> engine = new LinkedHashMap<>();
        last.forEach((key, value) -> {
            if (OF_PLANS.contains(key)) {
                return;
            }
            if (key.startsWith(PREFIX)) {
                engine.put(key, value.value());
            } else {
                throw new Refusal(value.keyPlace(), "there is no setting `" + key + "`", KNOWN);
            }
        });
        return new PlanSettings(last.containsKey(NAME) ? last.get(NAME).value() : null, zone(last.get(ZONE)),
            last.containsKey(IDLE) ? Durations.of(last.get(IDLE)) : Duration.ZERO, distinct(last.get(DISTINCT)),
            Map.copyOf(engine));
    }

    /** The names of those that begin with {@code turgo.} and yet are the plan's. */
    public static List<String> namesLikeTheEngines() {
        return OF_PLANS.stream().filter(name -> name.startsWith(PREFIX)).toList();
    }

    private static ZoneId zone(TableOption given) {
        try {
            return given == null ? ZoneId.of("UTC") : ZoneId.of(given.value());
        } catch (final DateTimeException e) {
            throw new Refusal(given.valuePlace(), "there is no time zone `" + given.value() + "`",
                "write e.g. UTC or Europe/Berlin");
        }
    }

    private static int distinct(TableOption given) {
        if (given == null) {
            return DEFAULT_DISTINCT;
        }
        try {
            return Integer.parseInt(given.value().strip());
        } catch (final NumberFormatException e) {
            throw new Refusal(
                given.valuePlace(), "`" + given.value() + "` is no number of values", "write e.g. '1024'");
        }
    }

    /** What is to be done about more different values than that. */
    static String remedyForSums() {
        return "raise it by SET '" + DISTINCT + "'";
    }

    /** The same where they are counted, which can be done without a bound. */
    static String remedyForCounts() {
        return remedyForSums() + " or use APPROX_COUNT_DISTINCT";
    }

    /** What expressions need to know. */
    ExpressionSettings expressions() {
        return localZone.equals(ZoneId.of("UTC")) ? ExpressionSettings.UTC : new ExpressionSettings(localZone);
    }
}
