package io.turgo.connectors.value;

import com.fasterxml.jackson.core.io.NumberOutput;
import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
import io.turgo.text.Utf8;
import java.util.Arrays;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Values as text, one behind the other in a buffer that grows when it must. Belongs to one thread; allocates nothing
 * while the buffer is large enough, except for doubles.
 */
public class TextBuffer {
    private static final int INITIAL_BYTES = 80 * 1024;
    private static final int DATE_LENGTH = "2013-11-25".length();
    /** Room for any number, time or decimal. */
    private static final int VALUE_BYTES = 64;

    private final UnsafeBuffer view = new UnsafeBuffer(0, 0);
    private byte[] bytes = new byte[INITIAL_BYTES];
    private int length;

    /** Holds the text. */
    public final byte[] bytes() {
        return bytes;
    }

    /** How much of {@link #bytes} is text. */
    public final int length() {
        return length;
    }

    /** Makes the text longer or shorter, within the room that there is. */
    protected final void length(int newLength) {
        length = newLength;
    }

    /** Forgets the text. */
    public final void clear() {
        length = 0;
    }

    /** Makes room for more bytes; {@link #bytes} may be another array then. */
    protected final void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    /** An ASCII character. */
    public final void put(char ascii) {
        ensure(1);
        bytes[length++] = (byte) ascii;
    }

    /** Bytes as they are. */
    public final void put(byte[] text) {
        ensure(text.length);
        System.arraycopy(text, 0, bytes, length, text.length);
        length += text.length;
    }

    /** {@code true} or {@code false}. */
    public final void putBoolean(boolean value) {
        putAscii(value ? "true" : "false");
    }

    /** Characters of ASCII. */
    public final void putAscii(String text) {
        ensure(text.length());
        for (int i = 0; i < text.length(); i++) {
            bytes[length++] = (byte) text.charAt(i);
        }
    }

    /** A whole number. */
    public final void putLong(long value) {
        ensure(VALUE_BYTES);
        length = NumberOutput.outputLong(value, bytes, length);
    }

    /**
     * The shortest text that is read back as the same double (R. Giulietti, The Schubfach way to render doubles, 2021),
     * the same on every JDK, where {@link Double#toString} differs. Costs a string.
     */
    public final void putDouble(double value) {
        putAscii(NumberOutput.toString(value, true));
    }

    /** All digits of the scale, or only those up to the last one that is not zero. */
    public final void putDecimal(Decimal value, boolean withoutZeros) {
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
    public final void putTime(long timeNs, TimeFormat format, Decimal scratch) {
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

    /** A date of days since 1970-01-01. */
    public final void putDate(int epochDay) {
        ensure(VALUE_BYTES);
        length = TimeText.putDate(epochDay, bytes, length);
    }

    /** A time of milliseconds of the day. */
    public final void putTimeOfDay(int millis) {
        ensure(VALUE_BYTES);
        length = TimeText.putTimeOfDay(millis, bytes, length);
    }

    /** Appends a text as UTF-8 and says how many bytes it has. */
    protected final int putUtf8(CharSequence text) {
        final int byteLength = Utf8.length(text);
        if (byteLength < 0) {
            throw new ConfigurationException("text `" + text + "` has an unpaired surrogate at " + (-1 - byteLength)
                + " and no UTF-8, mend it where it comes from");
        }
        ensure(byteLength);
        view.wrap(bytes);
        Utf8.put(text, view, length, byteLength);
        length += byteLength;
        return byteLength;
    }

    /** As {@link #putUtf8(CharSequence)}, from UTF-8. */
    protected final int putUtf8(DirectBuffer source, int offset, int byteLength) {
        ensure(byteLength);
        source.getBytes(offset, bytes, length, byteLength);
        length += byteLength;
        return byteLength;
    }
}
