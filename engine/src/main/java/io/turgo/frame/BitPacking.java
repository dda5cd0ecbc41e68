package io.turgo.frame;

import static io.turgo.frame.ColumnDescriptor.SHIFT_BIT;
import static io.turgo.frame.ColumnDescriptor.WIDTH_MASK;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import org.agrona.DirectBuffer;
import org.agrona.MutableDirectBuffer;

/**
 * Numbers of equally many bits, one behind the other without gaps; see {@link ColumnDescriptor}. The loops are tight
 * and their branches follow the width alone. Allocates nothing; any thread.
 */
final class BitPacking {
    private static final int BYTE_MASK = 0xFF;

    private BitPacking() {
    }

    /** How many bytes {@code count} numbers of {@code width} bits take. */
    static int bytes(int count, int width) {
        return count * width + Byte.SIZE - 1 >>> 3;
    }

    /**
     * Packs {@code (value - base) >>> shift} of the values from {@code from} on. May write zeros to the 7 bytes behind.
     *
     * @param header of the block; its width is 1 to {@value ColumnDescriptor#MAX_WIDTH}, no number may have more bits
     * @return the offset behind them
     */
    static int pack(
        long[] values, int from, int count, long base, int header, MutableDirectBuffer target, int offset) {
        final int width = header & WIDTH_MASK;
        final int shift = header >>> SHIFT_BIT;
        long word = 0;
        int bits = 0;
        int at = offset;
        for (int i = from; i < from + count; i++) {
            final long value = values[i] - base >>> shift;
            word |= value << bits;
            bits += width;
            if (bits >= Long.SIZE) {
                target.putLong(at, word, LITTLE_ENDIAN);
                at += Long.BYTES;
                bits -= Long.SIZE;
                word = value >>> width - bits;
            }
        }
        if (bits > 0) {
            target.putLong(at, word, LITTLE_ENDIAN);
        }
        return offset + bytes(count, width);
    }

    /**
     * Unpacks numbers: {@code base + (packed << shift)} each.
     *
     * @param limit  the offset from which on nothing is read; the numbers must end before it
     * @param header of the block
     */
    static void unpack(
        DirectBuffer source, int offset, int limit, int header, long base, long[] values, int from, int count) {
        final int width = header & WIDTH_MASK;
        final int shift = header >>> SHIFT_BIT;
        final long mask = (1L << width) - 1;
        // those that begin in the last 8 bytes are put together from bytes
        final int whole = Math.min(count, Math.max(0, (limit - offset - Long.BYTES + 1) * Byte.SIZE / width));
        for (int i = 0; i < whole; i++) {
            final int bit = i * width;
            final long word = source.getLong(offset + (bit >>> 3), LITTLE_ENDIAN);
            values[from + i] = base + ((word >>> (bit & 7) & mask) << shift);
        }
        for (int i = whole; i < count; i++) {
            final int bit = i * width;
            final long word = wordNearLimit(source, offset + (bit >>> 3), limit);
            values[from + i] = base + ((word >>> (bit & 7) & mask) << shift);
        }
    }

    private static long wordNearLimit(DirectBuffer source, int offset, int limit) {
        long word = 0;
        for (int i = 0; i < Math.min(Long.BYTES, limit - offset); i++) {
            word |= (source.getByte(offset + i) & (long) BYTE_MASK) << i * Byte.SIZE;
        }
        return word;
    }
}
