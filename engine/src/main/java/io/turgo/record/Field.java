package io.turgo.record;

import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
import java.util.Arrays;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A named, typed field of a schema.
 *
 * @param name      a Java identifier, so that a view can have an accessor of that name
 * @param type      what it holds
 * @param precision digits in all, 1..38, for a DECIMAL; else 0
 * @param scale     digits after the point, 0..precision, for a DECIMAL; else 0
 * @param nullable  whether a committed record may leave it unset
 */
public record Field(String name, Type type, int precision, int scale, boolean nullable) {
    /** The largest precision whose unscaled value is held in 8 bytes. */
    public static final int LONG_PRECISION = 18;
    private static final Pattern FORM =
        Pattern.compile("(\\S+) ([A-Z0-9]+)(?:\\((\\d{1,2}), (\\d{1,2})\\))?( NULL)?");

    /** Checks the name and, for a DECIMAL, precision and scale. */
    public Field {
        Objects.requireNonNull(type, "type");
        if (!isIdentifier(name)) {
            throw new ConfigurationException("field name `" + name + "` is not a Java identifier, rename the field");
        }
        if (type == Type.DECIMAL && (precision < 1 || precision > Decimal.MAX_PRECISION)) {
            throw new ConfigurationException("precision=" + precision + " of DECIMAL field `" + name
                + "` is not in 1.." + Decimal.MAX_PRECISION);
        }
        if (type == Type.DECIMAL && (scale < 0 || scale > precision)) {
            throw new ConfigurationException("scale=" + scale + " of DECIMAL field `" + name
                + "` is not in 0.." + precision + ", its precision");
        }
    }

    private static boolean isIdentifier(String name) {
        return name != null && !name.isEmpty() && Character.isJavaIdentifierStart(name.charAt(0))
            && name.chars().allMatch(Character::isJavaIdentifierPart);
    }

    private static Field plain(String name, Type type) {
        return new Field(name, type, 0, 0, false);
    }

    /**
     * Reads what {@link #toString} gives.
     *
     * @throws ConfigurationException if the text is no field
     */
    public static Field parse(String text) {
        final Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()
            || Arrays.stream(Type.values()).noneMatch(type -> type.name().equals(matcher.group(2)))) {
            throw new ConfigurationException("`" + text + "` is not a field's name and type");
        }
        return new Field(matcher.group(1), Type.valueOf(matcher.group(2)), number(matcher.group(3)),
            number(matcher.group(4)), matcher.group(5) != null);
    }

    private static int number(String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    /** A BOOLEAN that is always set. */
    public static Field bool(String name) {
        return plain(name, Type.BOOLEAN);
    }

    /** An INT32 that is always set. */
    public static Field int32(String name) {
        return plain(name, Type.INT32);
    }

    /** An INT64 that is always set. */
    public static Field int64(String name) {
        return plain(name, Type.INT64);
    }

    /** A FLOAT64 that is always set. */
    public static Field float64(String name) {
        return plain(name, Type.FLOAT64);
    }

    /** A DECIMAL(precision, scale) that is always set. */
    public static Field decimal(String name, int precision, int scale) {
        return new Field(name, Type.DECIMAL, precision, scale, false);
    }

    /** A TIMESTAMP that is always set. */
    public static Field timestamp(String name) {
        return plain(name, Type.TIMESTAMP);
    }

    /** A SYMBOL that is always set. */
    public static Field symbol(String name) {
        return plain(name, Type.SYMBOL);
    }

    /** A STRING that is always set. */
    public static Field string(String name) {
        return plain(name, Type.STRING);
    }

    /** The same field, allowed to be null. */
    public Field orNull() {
        return new Field(name, type, precision, scale, true);
    }

    /** The same field under another name. */
    public Field named(String newName) {
        return new Field(newName, type, precision, scale, nullable);
    }

    /** The width of the fixed part in bytes. */
    public int widthBytes() {
        return isWideDecimal() ? 2 * Long.BYTES : type.widthBytes();
    }

    /** Whether this is a DECIMAL whose unscaled value needs 16 bytes. */
    public boolean isWideDecimal() {
        return type == Type.DECIMAL && precision > LONG_PRECISION;
    }

    /** The type as it is written in SQL, e.g. {@code DECIMAL(18, 2)} or {@code INT64 NULL}. */
    public String typeName() {
        final String base = type == Type.DECIMAL ? "DECIMAL(" + precision + ", " + scale + ")" : type.name();
        return nullable ? base + " NULL" : base;
    }

    @Override
    public String toString() {
        return name + ' ' + typeName();
    }
}
