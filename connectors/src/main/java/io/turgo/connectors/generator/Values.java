package io.turgo.connectors.generator;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** How the values of a generated field follow from the row's number and the seed. */
public sealed interface Values {
    /**
     * Whole numbers at equal distances, for INT32, INT64 and TIMESTAMP.
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
