package io.turgo.text;

import java.nio.charset.StandardCharsets;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * A flyweight over a text's UTF-8 bytes, e.g. a STRING of a record. It is good for as long as the bytes stay where they
 * are: what an accessor of a view gave, until that accessor is called again or the view is pointed at another record.
 * Belongs to one thread at a time; only {@link #toString} allocates.
 *
 * <p>It is not a {@code CharSequence}, since characters cannot be found by index in UTF-8 without walking there.
 */
public final class Text {
    private DirectBuffer buffer;
    private int offset;
    private int length;

    /** Looks at {@code byteLength} bytes of well-formed UTF-8, which are not checked. */
    public Text wrap(DirectBuffer source, int sourceOffset, int byteLength) {
        buffer = source;
        offset = sourceOffset;
        length = byteLength;
        return this;
    }

    /** The buffer that holds the bytes. */
    public DirectBuffer buffer() {
        return buffer;
    }

    /** Where the bytes start in {@link #buffer}. */
    public int offset() {
        return offset;
    }

    /** How many bytes there are. */
    public int byteLength() {
        return length;
    }

    /**
     * A byte.
     *
     * @param index 0 to byteLength - 1
     * @throws IndexOutOfBoundsException if it is not
     */
    public byte byteAt(int index) {
        if (index < 0 || index >= length) {
            throw new IndexOutOfBoundsException("index=" + index + " is not in 0.." + (length - 1));
        }
        return buffer.getByte(offset + index);
    }

    /** Whether this is the same text. */
    public boolean contentEquals(CharSequence text) {
        return Utf8.equal(text, buffer, offset, length);
    }

    /** Whether the other has the same bytes. */
    public boolean contentEquals(Text other) {
        if (length != other.length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (buffer.getByte(offset + i) != other.buffer.getByte(other.offset + i)) {
                return false;
            }
        }
        return true;
    }

    /** Copies the bytes to {@code targetOffset} and returns the offset behind them. */
    public int copyTo(MutableDirectBuffer target, int targetOffset) {
        target.putBytes(targetOffset, buffer, offset, length);
        return targetOffset + length;
    }

    /** The text as a new string. */
    @Override
    public String toString() {
        final byte[] bytes = new byte[length];
        if (length > 0) {
            buffer.getBytes(offset, bytes);
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
