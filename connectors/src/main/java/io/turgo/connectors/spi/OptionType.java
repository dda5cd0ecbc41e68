package io.turgo.connectors.spi;

import java.util.List;
import java.util.Locale;
import java.util.Objects;

/**
 * The type of an option's value.
 *
 * @param kind   how a value is written
 * @param values the words there are to choose from, for {@link Kind#ENUM}; else none
 */
public record OptionType(Kind kind, List<String> values) {
    /** Any text. */
    public static final OptionType TEXT = of(Kind.TEXT);
    /** A whole number of 32 bits. */
    public static final OptionType INT = of(Kind.INT);
    /** A whole number of 64 bits. */
    public static final OptionType LONG = of(Kind.LONG);
    /** {@code true} or {@code false}. */
    public static final OptionType BOOLEAN = of(Kind.BOOLEAN);
    /** A number and a unit of time, e.g. {@code 10 s}; without a unit, milliseconds. */
    public static final OptionType DURATION = of(Kind.DURATION);
    /** A number and a unit of size, e.g. {@code 64 kb}; without a unit, bytes. */
    public static final OptionType BYTES = of(Kind.BYTES);

    /** How a value is written. */
    public enum Kind { TEXT, INT, LONG, BOOLEAN, DURATION, BYTES, ENUM }

    /** Copies the words. */
    public OptionType {
        Objects.requireNonNull(kind, "kind");
        values = List.copyOf(values);
    }

    private static OptionType of(Kind kind) {
        return new OptionType(kind, List.of());
    }

    /** One of these words, of any case. */
    public static OptionType oneOf(String... words) {
        return new OptionType(Kind.ENUM, List.of(words));
    }

    /** As it is shown in documentation: {@code csv | json}, {@code duration}. */
    @Override
    public String toString() {
        return kind == Kind.ENUM ? String.join(" | ", values) : kind.name().toLowerCase(Locale.ROOT);
    }
}
