package io.turgo.frame;

import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.turgo.error.EngineException;
import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Integers in 1 to 9 bytes, small ones in few. The length stands in the first byte, as one more than its trailing zero
 * bits, so that a value is read or written whole, without a loop over its bytes; 7 bits of each byte are the value's,
 * lowest first. A first byte of 0 means that the 8 bytes after it are the value.
 * <pre>
 *   xxxxxxx1                    7 bits
 *   xxxxxx10 xxxxxxxx          14 bits
 *   ...
 *   10000000 xxxxxxxx * 7      56 bits
 *   00000000 xxxxxxxx * 8      64 bits
 * </pre>
 * The idea (a variable-length integer whose prefix tells its length) is that of UTF-8 and of EBML, RFC 8794, section 4.
 * Signed values are zigzagged: 0, -1, 1, -2, ... become 0, 1, 2, 3, ... Allocates nothing; any thread.
 */
public final class Varint {
    /** The most bytes that a value takes. */
    public static final int MAX_BYTES = 9;

    private static final int BITS = 7;
    private static final int BYTE_MASK = 0xFF;

    private Varint() {
    }

    /**
     * Writes an unsigned value. May write zeros to the 7 bytes behind it, where the buffer has them: write in order.
     *
     * @return the offset behind the value
     */
    public static int put(MutableDirectBuffer target, int offset, long value) {
        if (value >>> BITS == 0) {
            target.putByte(offset, (byte) (value << 1 | 1));
            return offset + 1;
        }
        return putLong(target, offset, value);
    }

    private static int putLong(MutableDirectBuffer target, int offset, long value) {
        final int length = (Long.SIZE + BITS - 1 - Long.numberOfLeadingZeros(value | 1)) / BITS;
        if (length > Long.BYTES || offset > target.capacity() - Long.BYTES) {
            return putBytes(target, offset, value, length);
        }
        target.putLong(offset, value << length | 1L << length - 1, LITTLE_ENDIAN);
        return offset + length;
    }

    /** Any value at any place; a length of 10 stands for 9, whose first byte has no room for bits of the value. */
    private static int putBytes(MutableDirectBuffer target, int offset, long value, int length) {
        if (length > Long.BYTES) {
            target.putByte(offset, (byte) 0);
            target.putLong(offset + 1, value, LITTLE_ENDIAN);
            return offset + MAX_BYTES;
        }
        final long word = value << length | 1L << length - 1;
        for (int i = 0; i < length; i++) {
            target.putByte(offset + i, (byte) (word >>> i * Byte.SIZE));
        }
        return offset + length;
    }

    /** Writes a signed value, as {@link #put} does. */
    public static int putSigned(MutableDirectBuffer target, int offset, long value) {
        return put(target, offset, value << 1 ^ value >> Long.SIZE - 1);
    }

    /** How many bytes the value takes whose first byte is at {@code offset}. */
    public static int length(DirectBuffer source, int offset) {
        return Integer.numberOfTrailingZeros(source.getByte(offset) & BYTE_MASK | 1 << Byte.SIZE) + 1;
    }

    /**
     * Reads an unsigned value.
     *
     * @param limit the offset from which on nothing is read
     * @throws EngineException if the value does not end before it
     */
    public static long get(DirectBuffer source, int offset, int limit) {
        if (offset <= limit - Long.BYTES) {
            final long word = source.getLong(offset, LITTLE_ENDIAN);
            final int length = Long.numberOfTrailingZeros(word) + 1;
            if (length <= Long.BYTES) {
                return word << Long.SIZE - length * Byte.SIZE >>> Long.SIZE - length * BITS;
            }
        }
        return getNearLimit(source, offset, limit);
    }

    private static long getNearLimit(DirectBuffer source, int offset, int limit) {
        final int length = offset < limit ? length(source, offset) : 1;
        if (length > limit - offset) {
            throw new EngineException("number of " + length + " bytes at " + offset + " ends at " + (offset + length)
                + " > limit=" + limit);
        }
        if (length == MAX_BYTES) {
            return source.getLong(offset + 1, LITTLE_ENDIAN);
        }
        long word = 0;
        for (int i = 0; i < length; i++) {
            word |= (source.getByte(offset + i) & (long) BYTE_MASK) << i * Byte.SIZE;
        }
        return word >>> length;
    }

    /** Reads a signed value, as {@link #get} does. */
    public static long getSigned(DirectBuffer source, int offset, int limit) {
        final long zigzag = get(source, offset, limit);
        return zigzag >>> 1 ^ -(zigzag & 1);
    }

    /**
     * Reads an unsigned value that is to be a length or a number, as {@link #get} does.
     *
     * @throws EngineException if it is more than {@code max}, too
     */
    public static int getInt(DirectBuffer source, int offset, int limit, int max) {
        final long value = get(source, offset, limit);
        if (value < 0 || value > max) {
            throw new EngineException("number " + Long.toUnsignedString(value) + " at " + offset + " > " + max);
        }
        return (int) value;
    }
}
