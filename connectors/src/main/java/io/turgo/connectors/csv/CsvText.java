package io.turgo.connectors.csv;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
import io.turgo.text.Utf8;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Values as bytes of CSV, one behind the other in a buffer that grows when it must. Belongs to one thread; allocates
 * nothing while the buffer is large enough, except for doubles.
 */
final class CsvText {
    private static final int INITIAL_BYTES = 80 * 1024;
    private static final int DATE_LENGTH = "2013-11-25".length();
    /** Room for any number, time or decimal. */
    private static final int VALUE_BYTES = 64;
    private static final byte QUOTE = '"';

    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;

    /** Holds the text. */
    byte[] bytes() {
        return bytes;
    }

    /** How much of {@link #bytes} is text. */
    int length() {
        return length;
    }

    /** Forgets the text. */
    void clear() {
        length = 0;
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** An ASCII character. */
    void put(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
    }

    void putBoolean(boolean value) {
        putAscii(value ? "true" : "false");
    }

    private void putAscii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    void putLong(long value) {
        ensure(VALUE_BYTES);
        length = NumberOutput.outputLong(value, bytes, length);
    }

    /**
     * The shortest text that is read back as the same double (R. Giulietti, The Schubfach way to render doubles, 2021),
     * the same on every JDK, where {@link Double#toString} differs. Costs a string.
     */
    void putDouble(double value) {
        putAscii(NumberOutput.toString(value, true));
    }

    /** All digits of the scale, or only those up to the last one that is not zero. */
    void putDecimal(Decimal value, boolean withoutZeros) {
        ensure(VALUE_BYTES);
        length += value.format(bytes, length);
        if (withoutZeros && value.scale() > 0) {
            while (bytes[length - 1] == '0') {
                length--;
            }
            length -= bytes[length - 1] == '.' ? 1 : 0;
        }
    }

    /** A time of epoch nanoseconds. */
    void putTime(long timeNs, TimeFormat format, Decimal scratch) {
        ensure(VALUE_BYTES);
        if (format == TimeFormat.ISO_8601) {
            length = TimeText.putIso(timeNs, bytes, length);
        } else if (format == TimeFormat.SQL) {
            final int start = length;
            length = TimeText.putIso(timeNs, bytes, length) - 1;
            bytes[start + DATE_LENGTH] = ' ';
        } else {
            putDecimal(scratch.setUnscaled(timeNs, format.fractionDigits()), true);
        }
    }

    /** A text, in quotes where RFC 4180 needs them; the empty one too, since without quotes it would be null. */
    void putText(CharSequence text, char delimiter) {
        final int byteLength = Utf8.length(text);
        if (byteLength < 0) {
            throw new ConfigurationException("text `" + text + "` has an unpaired surrogate at " + (-1 - byteLength)
                + " and no UTF-8, mend it where it comes from");
        }
        ensure(byteLength);
        view.wrap(bytes);
        Utf8.put(text, view, length, byteLength);
        quote(byteLength, delimiter);
    }

    /** As {@link #putText(CharSequence, char)}, from UTF-8. */
    void putText(DirectBuffer source, int offset, int byteLength, char delimiter) {
        ensure(byteLength);
        source.getBytes(offset, bytes, length, byteLength);
        quote(byteLength, delimiter);
    }

    /** Takes in a value that stands behind the text, and quotes it if need be. */
    private void quote(int valueLength, char delimiter) {
        final int start = length;
        boolean special = valueLength == 0;
        int quotes = 0;
        for (int i = start; i < start + valueLength; i++) {
            final byte b = bytes[i];
            quotes += b == QUOTE ? 1 : 0;
            special |= b == QUOTE || b == delimiter || b == '\n' || b == '\r';
        }
        length = start + valueLength;
        if (special) {
            enclose(start, quotes);
        }
    }

    /** Moves the value from its end, so that every quote in it can be doubled in place. */
    private void enclose(int start, int quotes) {
        ensure(quotes + 2);
        int from = length;
        int to = length + quotes + 2;
        length = to;
        bytes[--to] = QUOTE;
        while (from > start) {
            final byte b = bytes[--from];
            bytes[--to] = b;
            if (b == QUOTE) {
                bytes[--to] = QUOTE;
            }
        }
        bytes[start] = QUOTE;
    }
}
