package io.turgo.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.agrona.concurrent.UnsafeBuffer;

/** Packed numbers against one large integer that has them all. */
class BitPackingTest {
    private static final int BEFORE = 5;

    @Property(tries = 1_000)
    void packedNumbersAreTheBitsOfOneLargeNumberAndComeBack(
        @ForAll long seed, @ForAll @IntRange(min = 1, max = 56) int width,
        @ForAll @IntRange(min = 1, max = 130) int count, @ForAll @IntRange(max = 12) int shift,
        @ForAll @IntRange(max = 20) int room) {
        final Random random = new Random(seed);
        final int header = width | shift << ColumnDescriptor.SHIFT_BIT;
        final long base = random.nextLong();
        final int from = random.nextInt(3);
        final long[] values = new long[from + count];
        BigInteger expected = BigInteger.ZERO;
        for (int i = 0; i < count; i++) {
            final long packed = random.nextLong() >>> Long.SIZE - Math.min(width, Long.SIZE - shift);
            values[from + i] = base + (packed << shift);
            expected = expected.or(BigInteger.valueOf(packed).shiftLeft(i * width));
        }
        final int end = BEFORE + (count * width + 7) / 8;
        final UnsafeBuffer target = new UnsafeBuffer(ByteBuffer.allocateDirect(end + Long.BYTES));
        assertEquals(end, BitPacking.pack(values, from, count, base, header, target, BEFORE));
        final byte[] bytes = new byte[end - BEFORE + 1];
        for (int i = 0; i < end - BEFORE; i++) {
            bytes[bytes.length - 1 - i] = target.getByte(BEFORE + i);
        }
        assertEquals(expected, new BigInteger(bytes));

        target.setMemory(end, Long.BYTES, (byte) 0xEE);
        final UnsafeBuffer source = new UnsafeBuffer(target, 0, end + Math.min(room, Long.BYTES));
        final long[] found = new long[from + count];
        BitPacking.unpack(source, BEFORE, source.capacity(), header, base, found, from, count);
        Arrays.fill(values, 0, from, 0);
        assertArrayEquals(values, found);
    }
}
