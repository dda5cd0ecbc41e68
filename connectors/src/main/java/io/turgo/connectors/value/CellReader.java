package io.turgo.connectors.value;

import io.turgo.connectors.spi.TableColumn.Meaning;
import io.turgo.connectors.value.NumberParser.Outcome;
import io.turgo.decimal.Decimal;
import io.turgo.record.Field;
import io.turgo.record.RecordTooLargeException;
import io.turgo.record.Row;
import io.turgo.symbol.SymbolDictionary;

/**
 * Decodes a value straight into its field. Belongs to one thread. Allocates nothing except for a symbol never seen, a
 * double of many digits, and what is wrong.
 */
public final class CellReader {
    private final SymbolDictionary symbols;
    private final Utf8Chars chars;
    private final PlainNumber plain = new PlainNumber();
    private final NumberParser numbers = new NumberParser();
    private final TimeParser times = new TimeParser();
    private final Decimal decimal = new Decimal();
    private final Decimal scratch = new Decimal();

    /**
     * @param longestBytes the most that a text may have
     * @param symbols      that new symbols are added to
     */
    public CellReader(int longestBytes, SymbolDictionary symbols) {
        this.symbols = symbols;
        chars = new Utf8Chars(longestBytes);
    }

    /** What is wrong with a value that is not there, or null if it need not be. */
    public static String missing(Cell cell) {
        return cell.column().field().nullable() ? null : "the value is missing, but the field is not nullable";
    }

    /**
     * Sets the cell's field to the value of {@code text[from..to)}.
     *
     * @return what is wrong with the value, or null
     */
    public String read(Row row, Cell cell, byte[] text, int from, int to) {
        return switch (cell.column().type()) {
            case BOOLEAN -> readBoolean(row, cell, text, from, to);
            case INT32 -> readInt32(row, cell, text, from, to);
            case INT64 -> readInt64(row, cell, text, from, to);
            case FLOAT64 -> readFloat64(row, cell, text, from, to);
            case DECIMAL -> readDecimal(row, cell, text, from, to);
            case TIMESTAMP -> readTimestamp(row, cell, text, from, to);
            case SYMBOL -> readSymbol(row, cell, text, from, to);
            case STRING -> readString(row, cell, text, from, to);
        };
    }

    private static String readBoolean(Row row, Cell cell, byte[] text, int from, int to) {
        final boolean isTrue = Ascii.isWordOfAnyCase(text, from, to, "true");
        if (!isTrue && !Ascii.isWordOfAnyCase(text, from, to, "false")) {
            return malformed(cell, text, from, to);
        }
        row.bool(cell.column(), isTrue);
        return null;
    }

    private String readInt32(Row row, Cell cell, byte[] text, int from, int to) {
        return switch (cell.meaning()) {
            case DATE -> readCounted(row, cell, text, from, to, times.parseDate(text, from, to));
            case TIME -> readCounted(row, cell, text, from, to, times.parseTimeOfDay(text, from, to));
            case TINYINT -> readWhole(row, cell, text, from, to, Byte.MIN_VALUE, Byte.MAX_VALUE);
            case SMALLINT -> readWhole(row, cell, text, from, to, Short.MIN_VALUE, Short.MAX_VALUE);
            case PLAIN, INSTANT -> readWhole(row, cell, text, from, to, Integer.MIN_VALUE, Integer.MAX_VALUE);
        };
    }

    private String readCounted(Row row, Cell cell, byte[] text, int from, int to, Outcome outcome) {
        if (outcome != Outcome.OK) {
            return malformed(cell, text, from, to)
                + (cell.meaning() == Meaning.DATE ? ", e.g. 2013-11-25" : ", e.g. 13:45:00");
        }
        row.int32(cell.column(), times.counted());
        return null;
    }

    private String readWhole(Row row, Cell cell, byte[] text, int from, int to, int least, int most) {
        final Outcome outcome = numbers.parseLong(text, from, to, least, most);
        if (outcome != Outcome.OK) {
            return faulty(outcome, cell, text, from, to, least + ".." + most);
        }
        row.int32(cell.column(), (int) numbers.whole());
        return null;
    }

    private String readInt64(Row row, Cell cell, byte[] text, int from, int to) {
        final Outcome outcome = numbers.parseLong(text, from, to, Long.MIN_VALUE, Long.MAX_VALUE);
        if (outcome != Outcome.OK) {
            return faulty(outcome, cell, text, from, to, Long.MIN_VALUE + ".." + Long.MAX_VALUE);
        }
        row.int64(cell.column(), numbers.whole());
        return null;
    }

    private String readFloat64(Row row, Cell cell, byte[] text, int from, int to) {
        final Outcome outcome = numbers.parseDouble(text, from, to);
        if (outcome != Outcome.OK) {
            return faulty(outcome, cell, text, from, to, -Double.MAX_VALUE + ".." + Double.MAX_VALUE);
        }
        row.float64(cell.column(), numbers.floating());
        return null;
    }

    private String readDecimal(Row row, Cell cell, byte[] text, int from, int to) {
        final Field field = cell.column().field();
        if (field.precision() <= Field.LONG_PRECISION
            && plain.parse(text, from, to, field.scale(), PlainNumber.most(field.precision()))) {
            row.int64(cell.column(), plain.unscaled());
            return null;
        }
        final int status = decimal.parse(text, from, to);
        if (status != Decimal.OK) {
            return status == Decimal.MALFORMED ? malformed(cell, text, from, to)
                : Shown.of(text, from, to) + " has more than " + Decimal.MAX_PRECISION + " digits, too many for a "
                    + cell.typeName();
        }
        final DecimalFit fit = DecimalFit.of(decimal, scratch, field.precision(), field.scale());
        if (fit != DecimalFit.FITS) {
            return unfit(fit, cell, Shown.of(text, from, to));
        }
        row.decimal(cell.column(), decimal);
        return null;
    }

    private String unfit(DecimalFit fit, Cell cell, String value) {
        final Field field = cell.column().field();
        return fit == DecimalFit.TOO_LARGE
            ? value + " has " + (decimal.precision() - decimal.scale()) + " digits before the point, more than the "
                + (field.precision() - field.scale()) + " of " + cell.typeName()
            : value + " has " + decimal.scale() + " fraction digits, more than the " + field.scale() + " of "
                + cell.typeName() + "; input is never rounded";
    }

    private String readTimestamp(Row row, Cell cell, byte[] text, int from, int to) {
        final Outcome outcome = times.parse(text, from, to, cell.time());
        if (outcome == Outcome.MALFORMED) {
            return malformed(cell, text, from, to) + ' ' + cell.time().description();
        }
        if (outcome == Outcome.OUT_OF_RANGE) {
            return Shown.of(text, from, to) + " is no time in nanoseconds of the years 1677 to 2262 "
                + cell.time().description();
        }
        row.int64(cell.column(), times.timeNs());
        return null;
    }

    private String readSymbol(Row row, Cell cell, byte[] text, int from, int to) {
        if (!chars.decode(text, from, to)) {
            return notUtf8(text, from, to);
        }
        if (chars.hasNul()) {
            return Shown.of(text, from, to) + " has a NUL character, which no symbol may have";
        }
        row.int32(cell.column(), symbols.intern(chars));
        return null;
    }

    private String readString(Row row, Cell cell, byte[] text, int from, int to) {
        if (!chars.decode(text, from, to)) {
            return notUtf8(text, from, to);
        }
        try {
            row.string(cell.column(), text, from, to - from);
            return null;
        } catch (final RecordTooLargeException e) {
            return e.getMessage();
        }
    }

    private static String notUtf8(byte[] text, int from, int to) {
        return Shown.of(text, from, to) + " is not UTF-8";
    }

    private static String malformed(Cell cell, byte[] text, int from, int to) {
        final String type = cell.typeName();
        return Shown.of(text, from, to) + (type.startsWith("INT") ? " is not an " : " is not a ") + type;
    }

    private static String faulty(Outcome outcome, Cell cell, byte[] text, int from, int to, String range) {
        return outcome == Outcome.MALFORMED ? malformed(cell, text, from, to)
            : Shown.of(text, from, to) + " is out of the range of " + cell.typeName() + ", " + range;
    }
}
