package io.turgo.operators;

import io.turgo.record.Field;
import io.turgo.record.Schema;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;

/** Random rows with fields of every fixed-width type, all of them nullable, and keys of skewed frequency. */
public final class Samples {
    /** How much larger randomised suites run. */
    public static final int ROUNDS = Integer.getInteger("turgo.rounds", 1);

    /** Key fields are {@code k*}; the rest is to aggregate. */
    public static final Schema SCHEMA = Schema.named("samples")
        .field(Field.symbol("k_symbol").orNull())
        .field(Field.int64("k_long").orNull())
        .field(Field.bool("k_bool").orNull())
        .field(Field.decimal("k_wide", 30, 2).orNull())
        .field(Field.float64("k_double").orNull())
        .field(Field.bool("bool").orNull())
        .field(Field.int32("int32").orNull())
        .field(Field.int64("int64").orNull())
        .field(Field.float64("float64").orNull())
        .field(Field.decimal("price", 18, 4).orNull())
        .field(Field.decimal("wide", 30, 6).orNull())
        .field(Field.timestamp("time").orNull())
        .field(Field.symbol("symbol").orNull())
        .build();

    private Samples() {
    }

    /**
     * A row.
     *
     * @param keys how many values each key field has, null besides; low ones are more frequent
     */
    public static Map<String, Object> row(Random random, int keys) {
        final Map<String, Object> row = new LinkedHashMap<>();
        final int key = Math.min(random.nextInt(keys), random.nextInt(keys));
        row.put("k_symbol", orNull(random, "S" + key));
        row.put("k_long", orNull(random, key - 1L));
        row.put("k_bool", orNull(random, key % 2 == 0));
        row.put("k_wide", orNull(random, new BigDecimal(BigInteger.TEN.pow(27).multiply(BigInteger.valueOf(key)), 2)));
        row.put("k_double", orNull(random, key == 1 ? Double.NaN : key / 2.0));
        row.put("bool", orNull(random, random.nextBoolean()));
        row.put("int32", orNull(random, random.nextInt()));
        row.put("int64", orNull(random, random.nextLong() >> 12));
        row.put("float64", orNull(random, random.nextGaussian() * Math.pow(10, random.nextInt(9) - 4)));
        row.put("price", orNull(random, decimal(random, 18, 4)));
        row.put("wide", orNull(random, decimal(random, 30, 6)));
        row.put("time", orNull(random, random.nextLong()));
        row.put("symbol", orNull(random, "T" + random.nextInt(5)));
        return row;
    }

    private static Object orNull(Random random, Object value) {
        return random.nextInt(8) == 0 ? null : value;
    }

    private static BigDecimal decimal(Random random, int precision, int scale) {
        final int digits = 1 + random.nextInt(precision - 2);
        final BigInteger unscaled = new BigInteger(digits * 3, random);
        return new BigDecimal(random.nextBoolean() ? unscaled : unscaled.negate(), scale);
    }
}
