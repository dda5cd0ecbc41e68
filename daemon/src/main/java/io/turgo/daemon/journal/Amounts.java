package io.turgo.daemon.journal;

import io.turgo.error.ConfigurationException;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Sizes and times as a user writes them. */
final class Amounts {
    private static final Pattern FORM = Pattern.compile("(\\d{1,18})([A-Za-z]*)");
    private static final Map<String, Long> BYTES = Map.of("", 1L, "K", 1L << 10, "M", 1L << 20, "G", 1L << 30,
        "T", 1L << 40);
    private static final Map<String, Long> TIMES = Map.of("s", 1_000_000_000L, "m", 60_000_000_000L,
        "h", 3_600_000_000_000L, "d", 86_400_000_000_000L);

    private Amounts() {
    }

    static long bytes(String text) {
        return amount(text, BYTES, "a size such as 1048576, 500M or 20G");
    }

    static long timeNs(String text) {
        return amount(text, TIMES, "a time such as 30s, 90m, 36h or 7d");
    }

    private static long amount(String text, Map<String, Long> units, String form) {
        final Matcher matcher = FORM.matcher(text);
        final Long unit = matcher.matches() ? units.get(matcher.group(2)) : null;
        if (unit == null) {
            throw new ConfigurationException("`" + text + "` is not " + form);
        }
        final long amount = Long.parseLong(matcher.group(1));
        if (amount > Long.MAX_VALUE / unit) {
            throw new ConfigurationException("`" + text + "` is too much, leave the limit out");
        }
        return amount * unit;
    }
}
