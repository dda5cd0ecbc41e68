package io.turgo.connectors.value;

import io.turgo.connectors.spi.OptionType;
import java.util.Arrays;
import java.util.Locale;

/** How a TIMESTAMP is written in a file. Epochs may have a fraction, down to nanoseconds: {@code 1385337600.25}. */
public enum TimeFormat {
    /** Seconds since the epoch. */
    EPOCH_SECONDS(9, "in epoch seconds"),
    /** Milliseconds since the epoch. */
    EPOCH_MILLIS(6, "in epoch milliseconds"),
    /** Microseconds since the epoch. */
    EPOCH_MICROS(3, "in epoch microseconds"),
    /** Nanoseconds since the epoch. */
    EPOCH_NANOS(0, "in epoch nanoseconds"),
    /**
     * ISO-8601 in UTC, {@code 2013-11-25T00:00:00Z}. Read with up to nine fraction digits, also with a blank instead of
     * {@code T} and without {@code Z}; written without a fraction if there is none, else with the fewest of 3, 6 or 9
     * digits that are exact.
     */
    ISO_8601(0, "in ISO-8601 UTC, e.g. 2013-11-25T00:00:00Z"),
    /** As in SQL, in UTC, {@code 2013-11-25 00:00:00}. Read as {@link #ISO_8601}; fractions are written as there. */
    SQL(0, "as in SQL, in UTC, e.g. 2013-11-25 00:00:00");

    /** The words for them in options of tables. */
    public static final OptionType OPTION = OptionType.oneOf(
        Arrays.stream(values()).map(TimeFormat::word).toArray(String[]::new));
    /** What such an option says. */
    public static final String OPTION_TEXT = "How times are written: `SQL` as 2013-11-25 00:00:00, `ISO-8601` as "
        + "2013-11-25T00:00:00Z (both are read in either case), or as a number since the epoch, which may have a "
        + "fraction.";

    private final int fractionDigits;
    private final String description;

    TimeFormat(int fractionDigits, String description) {
        this.fractionDigits = fractionDigits;
        this.description = description;
    }

    private String word() {
        return name().replace('_', '-');
    }

    /** The format of a word of {@link #OPTION}, of any case. */
    public static TimeFormat named(String word) {
        return valueOf(word.strip().toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Digits from this unit down to nanoseconds. */
    int fractionDigits() {
        return fractionDigits;
    }

    /** For messages. */
    String description() {
        return description;
    }
}
