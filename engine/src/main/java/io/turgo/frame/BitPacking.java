package io.turgo.frame;

import static io.turgo.frame.ColumnDescriptor.SHIFT_BIT;
import static io.turgo.frame.ColumnDescriptor.WIDTH_MASK;

import java.nio.ByteOrder;
import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Numbers of equally many bits, one behind the other without gaps; see {@link ColumnDescriptor}. The loops are tight
 * and their branches follow the width alone. Allocates nothing; any thread.
 */
final class BitPacking {
    private static final int BYTE_MASK = 0xFF;

    private BitPacking() {
    }

    private static long littleEndian(long word) {
        return ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? word : Long.reverseBytes(word);
    }

    /** How many bytes {@code count} numbers of {@code width} bits take. */
    static int bytes(int count, int width) {
        return count * width + Byte.SIZE - 1 >>> 3;
    }

    /**
     * Packs {@code (value - base) >>> shift} of the values from {@code from} on. Needs room for 8 bytes behind them and
     * may write zeros there.
     *
     * @param target outside of the heap
     * @param header of the block; its width is 1 to {@value ColumnDescriptor#MAX_WIDTH}, no number may have more bits
     * @return the offset behind them
     */
    static int pack(
        long[] values, int from, int count, long base, int header, UnsafeBuffer target, int offset) {
        final int width = header & WIDTH_MASK;
        final int shift = header >>> SHIFT_BIT;
        target.boundsCheck(offset, bytes(count, width) + Long.BYTES);
        long at = target.addressOffset() + offset;
        long word = 0;
        int bits = 0;
        for (int i = from; i < from + count; i++) {
            final long value = values[i] - base >>> shift;
            word |= value << bits;
            bits += width;
            if (bits >= Long.SIZE) {
                UnsafeApi.putLong(at, littleEndian(word));
                at += Long.BYTES;
                bits -= Long.SIZE;
                word = value >>> width - bits;
            }
        }
        if (bits > 0) {
            UnsafeApi.putLong(at, littleEndian(word));
        }
        return offset + bytes(count, width);
    }

    /**
     * Unpacks numbers: {@code base + (packed << shift)} each.
     *
     * @param source outside of the heap
     * @param limit  the offset from which on nothing is read; the numbers must end before it
     * @param header of the block
     */
    static void unpack(
        UnsafeBuffer source, int offset, int limit, int header, long base, long[] values, int from, int count) {
        final int width = header & WIDTH_MASK;
        final int shift = header >>> SHIFT_BIT;
        final long mask = (1L << width) - 1;
        source.boundsCheck(offset, limit - offset);
        final long start = source.addressOffset() + offset;
        // those that begin in the last 8 bytes are put together from bytes
        final int whole = Math.min(count, Math.max(0, (limit - offset - Long.BYTES + 1) * Byte.SIZE / width));
        for (int i = 0; i < whole; i++) {
            final int bit = i * width;
            final long word = littleEndian(UnsafeApi.getLong(start + (bit >>> 3)));
            values[from + i] = base + ((word >>> (bit & 7) & mask) << shift);
        }
        for (int i = whole; i < count; i++) {
            final int bit = i * width;
            final long word = wordNearLimit(source, offset + (bit >>> 3), limit);
            values[from + i] = base + ((word >>> (bit & 7) & mask) << shift);
        }
    }

    private static long wordNearLimit(UnsafeBuffer source, int offset, int limit) {
        long word = 0;
        for (int i = 0; i < Math.min(Long.BYTES, limit - offset); i++) {
            word |= (source.getByte(offset + i) & (long) BYTE_MASK) << i * Byte.SIZE;
        }
        return word;
    }
}
