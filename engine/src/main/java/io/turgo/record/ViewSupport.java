package io.turgo.record;

import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
import io.turgo.error.InvalidValueException;
import io.turgo.symbol.SymbolDictionary;
import io.turgo.text.Text;
import io.turgo.text.Utf8;
import java.time.Instant;

/**
 * What a generated view does beyond reading and writing a {@link Row}: symbols, text, and decimals that must fit. Each
 * view has one. It is public only because a view lives in the package of its interface; call the view instead. Belongs
 * to the view's thread; allocates nothing but errors and new symbols.
 */
public final class ViewSupport {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private final Row row = new Row();
    private final SymbolDictionary symbols;
    private final boolean rounding;
    private final Decimal given = new Decimal();
    private final Decimal fitted = new Decimal();

    /** @param rounding whether a decimal is rounded to its field's scale; else it must fit it */
    ViewSupport(SymbolDictionary symbols, boolean rounding) {
        this.symbols = symbols;
        this.rounding = rounding;
    }

    /** The view's own flyweight. */
    public Row row() {
        return row;
    }

    /** Points the view's own flyweight at the record that {@code source} looks at. */
    public void wrap(Row source) {
        row.lookWith(source);
    }

    /** The error that a method raises which cannot be called here. */
    public static ConfigurationException refusal(String message) {
        return new ConfigurationException(message);
    }

    /** A SYMBOL's text, the dictionary's own instance; or null. */
    public String symbol(Column column) {
        return row.isNull(column) ? null : symbols.text(row.int32(column));
    }

    /** Sets a SYMBOL to a text, which gets a number if it has none. */
    public void symbol(Column column, CharSequence text) {
        requireValue(column, text);
        row.int32(column, symbols.intern(text));
    }

    /** Sets a SYMBOL by its number in the dictionary. */
    public void symbol(Column column, int number) {
        final int size = symbols.size();
        if (number < 0 || number >= size) {
            throw new InvalidValueException("symbol number=" + number + " of field `" + column.name()
                + "` is not in the dictionary of " + size + " entries; pass what a getter of a SYMBOL gave");
        }
        row.int32(column, number);
    }

    /** Points {@code target} at a STRING, and returns it; or returns null. */
    public Text readString(Column column, Text target) {
        return row.isNull(column)
            ? null : target.wrap(row.buffer(), row.stringOffset(column), row.stringLength(column));
    }

    /** Sets a STRING. */
    public void string(Column column, CharSequence text) {
        requireValue(column, text);
        final int byteLength = Utf8.length(text);
        if (byteLength < 0) {
            throw new InvalidValueException("unpaired surrogate at index " + (-1 - byteLength) + " of " + text.length()
                + " characters for " + column.field() + "; it has no UTF-8 encoding, send well-formed text");
        }
        final int start = row.claimTail(column, byteLength);
        Utf8.put(text, row.buffer(), row.offset() + start, byteLength);
    }

    /** Sets a STRING to the bytes of another text. */
    public void string(Column column, Text text) {
        requireValue(column, text);
        row.string(column, text.buffer(), text.offset(), text.byteLength());
    }

    /** Sets a TIMESTAMP to an instant, which must be one that 64 bits of nanoseconds reach: 1677 to 2262. */
    public void timestamp(Column column, Instant instant) {
        requireValue(column, instant);
        // Before the epoch an instant is a second too early and nanoseconds on: that second may be out of range.
        final int borrowed = instant.getEpochSecond() < 0 ? 1 : 0;
        try {
            row.int64(column, Math.addExact(
                Math.multiplyExact(instant.getEpochSecond() + borrowed, NANOS_PER_SECOND),
                instant.getNano() - borrowed * NANOS_PER_SECOND));
        } catch (final ArithmeticException e) {
            throw new InvalidValueException(instant + " for " + column.field()
                + " is no time in nanoseconds of the years 1677 to 2262");
        }
    }

    /** Sets a DECIMAL by its unscaled value. */
    public void unscaled(Column column, long value) {
        final Field field = column.field();
        fitted.setUnscaled(value, field.scale()).requirePrecision(field.precision(), field.name());
        if (field.isWideDecimal()) {
            row.decimal(column, fitted);
        } else {
            row.int64(column, value);
        }
    }

    /** Sets a DECIMAL; {@code value} stays as it is. */
    public void decimal(Column column, Decimal value) {
        requireValue(column, value);
        fitted.set(value);
        if (value.scale() > column.field().scale() && !rounding) {
            requireExact(column, value);
        }
        row.decimal(column, fitted);
    }

    /** Sets a DECIMAL to the number that a text says, which must not need rounding. */
    public void decimal(Column column, CharSequence text) {
        requireValue(column, text);
        final int status = given.parse(text, 0, text.length());
        if (status != Decimal.OK) {
            throw new InvalidValueException("`" + text + "` for " + column.field() + (status == Decimal.MALFORMED
                ? " is no decimal, write [+-]digits[.digits]" : " has more than " + Decimal.MAX_PRECISION + " digits"));
        }
        fitted.set(given);
        if (given.scale() > column.field().scale()) {
            requireExact(column, given);
        }
        row.decimal(column, fitted);
    }

    private void requireExact(Column column, Decimal value) {
        final int scale = column.field().scale();
        if (fitted.set(value).rescale(scale).compareTo(value) != 0) {
            throw new InvalidValueException(value + " for " + column.field() + " has more than " + scale
                + " fraction digits, and input is never rounded; round it yourself or declare a larger scale");
        }
    }

    private static void requireValue(Column column, Object value) {
        if (value == null) {
            throw new InvalidValueException("null for " + column.field()
                + "; set a field to null by the view's method null<Field>()");
        }
    }
}
