package io.turgo.record;

import io.turgo.decimal.Decimal;
import io.turgo.symbol.SymbolDictionary;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.agrona.concurrent.UnsafeBuffer;

/** Random schemas and values, extremes among them; a seed gives the same ones again. */
public final class SampleRows {
    /** More bytes than any sample record has. */
    public static final int SLOT_BYTES = 32_768;
    /** How many symbols {@link #symbols} holds. */
    public static final int SYMBOLS = 300;

    private static final String[] CHARACTERS = {"a", "Z", "0", "\u0000", "\u007f", "\u0080", "é", "\u07ff", "\u0800",
        "€", "\ud7ff", "\ue000", "\uffff", "\ud800\udc00", "😀", "\udbff\udfff"};
    private static final long[] LONGS = {0, 1, -1, Long.MIN_VALUE, Long.MAX_VALUE, Integer.MIN_VALUE,
        Integer.MAX_VALUE, 1L << 62, -(1L << 62), (1L << 62) - 1, 1_700_000_000_000_000_000L};
    private static final double[] DOUBLES = {0.0, -0.0, Double.NaN, Double.longBitsToDouble(0x7ff8_dead_beef_0001L),
        Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, Double.MIN_VALUE, Double.MAX_VALUE};

    private final Random random;

    /** @param seed of everything that this object gives */
    public SampleRows(long seed) {
        random = new Random(seed);
    }

    /** The randomness that the samples are made of. */
    public Random random() {
        return random;
    }

    /** A dictionary that has the symbols that sample values name. */
    public static SymbolDictionary symbols() {
        final SymbolDictionary symbols = new SymbolDictionary(SYMBOLS);
        for (int i = 0; i < SYMBOLS; i++) {
            symbols.intern("S" + i);
        }
        return symbols;
    }

    /** All bytes of a buffer. */
    public static byte[] bytes(UnsafeBuffer buffer) {
        final byte[] bytes = new byte[buffer.capacity()];
        buffer.getBytes(0, bytes);
        return bytes;
    }

    /** A row over a slot filled with rubbish. */
    public Row slot() {
        final byte[] bytes = new byte[SLOT_BYTES];
        random.nextBytes(bytes);
        return new Row().wrap(
            new UnsafeBuffer(ByteBuffer.allocateDirect(bytes.length).put(bytes)), 64, SLOT_BYTES - 64);
    }

    /** A schema of 1 to {@code maxFields} fields of any types. */
    public Schema schema(int maxFields) {
        final Schema.Builder schema = Schema.named("samples");
        final int count = 1 + random.nextInt(maxFields);
        for (int i = 0; i < count; i++) {
            schema.field(field("f" + i));
        }
        return schema.build();
    }

    private Field field(String name) {
        final Type type = Type.values()[random.nextInt(Type.values().length)];
        final int precision = type == Type.DECIMAL ? 1 + random.nextInt(Decimal.MAX_PRECISION) : 0;
        return new Field(name, type, precision, random.nextInt(precision + 1), random.nextInt(3) == 0);
    }

    /** A value for the field, null now and then if it may be. */
    public Object value(Field field) {
        if (field.nullable() && random.nextInt(3) == 0) {
            return null;
        }
        return switch (field.type()) {
            case BOOLEAN -> random.nextBoolean();
            case INT32 -> (int) anyLong();
            case INT64, TIMESTAMP -> anyLong();
            case FLOAT64 -> random.nextBoolean() ? random.nextGaussian() : DOUBLES[random.nextInt(DOUBLES.length)];
            case DECIMAL -> decimal(field);
            case SYMBOL -> "S" + random.nextInt(SYMBOLS);
            case STRING -> string();
        };
    }

    private long anyLong() {
        return switch (random.nextInt(3)) {
            case 0 -> LONGS[random.nextInt(LONGS.length)];
            case 1 -> random.nextInt(1_000);
            default -> random.nextLong() >> random.nextInt(Long.SIZE);
        };
    }

    private BigDecimal decimal(Field field) {
        final BigInteger limit = BigInteger.TEN.pow(field.precision());
        final BigInteger magnitude = switch (random.nextInt(3)) {
            case 0 -> limit.subtract(BigInteger.ONE);
            case 1 -> BigInteger.valueOf(random.nextInt(10)).mod(limit);
            default -> new BigInteger(random.nextInt(limit.bitLength() + 1), random).mod(limit);
        };
        return new BigDecimal(random.nextBoolean() ? magnitude : magnitude.negate(), field.scale());
    }

    private String string() {
        final boolean ascii = random.nextBoolean();
        final StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.append(CHARACTERS[random.nextInt(ascii ? 5 : CHARACTERS.length)]);
        }
        return text.toString();
    }

    /** Sets a field by {@link Row}. */
    public static void write(Row row, Column column, Object value, SymbolDictionary symbols) {
        if (value == null) {
            row.setNull(column);
            return;
        }
        switch (column.type()) {
            case BOOLEAN -> row.bool(column, (Boolean) value);
            case INT32 -> row.int32(column, (Integer) value);
            case INT64, TIMESTAMP -> row.int64(column, (Long) value);
            case FLOAT64 -> row.float64(column, (Double) value);
            case DECIMAL -> row.decimal(column, Decimal.of((BigDecimal) value));
            case SYMBOL -> row.int32(column, symbols.find((String) value));
            case STRING -> {
                final byte[] bytes = ((String) value).getBytes(StandardCharsets.UTF_8);
                row.string(column, bytes, 0, bytes.length);
            }
            default -> throw new AssertionError(column);
        }
    }

    /** Reads a field by {@link Row}, as {@link #value} gave it. */
    public static Object read(Row row, Column column, SymbolDictionary symbols) {
        if (row.isNull(column)) {
            return null;
        }
        return switch (column.type()) {
            case BOOLEAN -> row.bool(column);
            case INT32 -> row.int32(column);
            case INT64, TIMESTAMP -> row.int64(column);
            case FLOAT64 -> row.float64(column);
            case DECIMAL -> row.readDecimal(column, new Decimal()).toBigDecimal();
            case SYMBOL -> symbols.text(row.int32(column));
            case STRING -> row.string(column);
        };
    }
}
