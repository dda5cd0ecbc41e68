package io.turgo.frame;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.turgo.error.EngineException;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class VarintTest {
    @Property(tries = 2_000)
    void valuesOfAnyWidthComeBackWhateverStandsAroundThem(
        @ForAll long value, @ForAll @IntRange(max = 63) int shift, @ForAll @IntRange(max = 9) int room) {
        final long shifted = value >>> shift;
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[64]);
        buffer.setMemory(0, 64, (byte) 0xA5);
        final int end = Varint.put(buffer, 3, shifted);
        assertEquals(lengthByDefinition(shifted), end - 3);
        assertEquals(end - 3, Varint.length(buffer, 3));
        buffer.setMemory(end, 64 - end, (byte) 0x5A);
        assertEquals(shifted, Varint.get(buffer, 3, end + room));
        final UnsafeBuffer tight = new UnsafeBuffer(new byte[end]);
        assertEquals(end, Varint.put(tight, 3, shifted));
        assertEquals(shifted, Varint.get(tight, 3, end));
        assertEquals(new UnsafeBuffer(buffer, 3, end - 3), new UnsafeBuffer(tight, 3, end - 3));
    }

    private static int lengthByDefinition(long value) {
        for (int length = 1; length < 9; length++) {
            if (value >>> 7 * length == 0) {
                return length;
            }
        }
        return 9;
    }

    @Property(tries = 1_000)
    void signedValuesComeBack(@ForAll long value, @ForAll @IntRange(max = 63) int shift) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[16]);
        final int end = Varint.putSigned(buffer, 0, value >> shift);
        assertEquals(value >> shift, Varint.getSigned(buffer, 0, end));
        final int mirrored = Varint.putSigned(buffer, 0, ~(value >> shift));
        assertEquals(end, mirrored, "value and complement take the same length");
    }

    @Property(tries = 500)
    void aValueThatDoesNotEndBeforeTheLimitIsRefused(@ForAll long value, @ForAll @IntRange(max = 63) int shift) {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[32]);
        final int end = Varint.put(buffer, 0, value >>> shift);
        for (int limit = 0; limit < end; limit++) {
            final int given = limit;
            assertThrows(EngineException.class, () -> Varint.get(buffer, 0, given));
        }
    }

    @Test
    void theLayoutIsThePublishedOne() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[16]);
        assertEquals(1, Varint.put(buffer, 0, 5));
        assertEquals(0b0000_1011, buffer.getByte(0));
        assertEquals(2, Varint.put(buffer, 0, 300));
        assertEquals(300 << 2 | 0b10, buffer.getShort(0));
        assertEquals(9, Varint.put(buffer, 0, -2L));
        assertEquals(0, buffer.getByte(0));
        assertEquals(-2L, buffer.getLong(1));
    }

    @Test
    void errorsNameTheValueAndTheLimit() {
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[16]);
        Varint.put(buffer, 2, 300);
        assertEquals("number of 2 bytes at 2 ends at 4 > limit=3",
            assertThrows(EngineException.class, () -> Varint.get(buffer, 2, 3)).getMessage());
        assertEquals("number of 1 bytes at 2 ends at 3 > limit=2",
            assertThrows(EngineException.class, () -> Varint.get(buffer, 2, 2)).getMessage());
        assertEquals("number 300 at 2 > 299",
            assertThrows(EngineException.class, () -> Varint.getInt(buffer, 2, 16, 299)).getMessage());
        Varint.put(buffer, 2, -1);
        assertEquals("number 18446744073709551615 at 2 > 299",
            assertThrows(EngineException.class, () -> Varint.getInt(buffer, 2, 16, 299)).getMessage());
    }
}
