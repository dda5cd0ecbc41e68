package io.turgo.connectors.generator;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;

/** How the values of a generated field follow from the row's number and the seed. */
public sealed interface Values {
    /**
     * Whole numbers at equal distances, for all types but BOOLEAN.
     *
     * @param first of row 0
     * @param step  from row to row
     */
    record Steps(long first, long step) implements Values {
    }

    /**
     * Numbers spread evenly between two bounds, both included, for INT32, INT64, FLOAT64 and DECIMAL.
     *
     * @param least the lower bound
     * @param most  the upper bound, not below it
     */
    record Uniform(BigDecimal least, BigDecimal most) implements Values {
    }

    /**
     * Texts that are equally likely, for SYMBOL and STRING.
     *
     * @param texts at least one
     */
    record Choice(List<String> texts) implements Values {
    }

    /** True and false, equally likely, for BOOLEAN. */
    record Coin() implements Values {
    }

    /**
     * Texts of random hexadecimal digits, for SYMBOL and STRING.
     *
     * @param length how many, not negative
     */
    record Text(int length) implements Values {
    }

    /** Any of all numbers of the type, for INT32 and INT64. */
    record Any() implements Values {
    }

    /**
     * Times up to a distance before that of a clock, for TIMESTAMP: unlike all others they are not the same again.
     *
     * @param mostNs     the distance, in nanoseconds, not negative
     * @param epochNanos the clock
     */
    record Past(long mostNs, LongSupplier epochNanos) implements Values {
    }

    /**
     * Other values, and null.
     *
     * @param rate   in which part of the rows it is null, 0 to 1
     * @param values in the others
     */
    record WithNulls(double rate, Values values) implements Values {
    }

    /** Texts of so many random hexadecimal digits. */
    static Values text(int length) {
        return new Text(length);
    }

    /** Any number of the type. */
    static Values any() {
        return new Any();
    }

    /** Times up to {@code most} before that of the clock, which gives epoch nanoseconds. */
    static Values past(Duration most, LongSupplier epochNanos) {
        return new Past(most.toNanos(), epochNanos);
    }

    /** Null in a part of the rows. */
    static Values withNulls(double rate, Values values) {
        return new WithNulls(rate, values);
    }

    /** Whole numbers {@code first}, {@code first + step}, ... */
    static Values steps(long first, long step) {
        return new Steps(first, step);
    }

    /** Times {@code first}, {@code first + step}, ... */
    static Values times(Instant first, Duration step) {
        return new Steps(Math.addExact(Math.multiplyExact(first.getEpochSecond(), 1_000_000_000L), first.getNano()),
            step.toNanos());
    }

    /** Numbers between two bounds, written as decimals. */
    static Values uniform(String least, String most) {
        return new Uniform(new BigDecimal(least), new BigDecimal(most));
    }

    /** One of these texts. */
    static Values choice(String... texts) {
        return new Choice(List.of(texts));
    }

    /** True or false. */
    static Values coin() {
        return new Coin();
    }
}
