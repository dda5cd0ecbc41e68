package io.turgo.frame;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.turgo.error.EngineException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Columns of all shapes come back, and take no more than they should. */
class LongColumnTest {
    private static final int BEFORE = 3;

    private static long[] numbers(long seed, int count) {
        final Random random = new Random(seed);
        final long[] numbers = new long[count];
        final int shape = random.nextInt(6);
        final long first = random.nextInt(4) == 0 ? 0 : random.nextLong() >> random.nextInt(64);
        final int bits = random.nextInt(64);
        for (int i = 0; i < count; i++) {
            final long previous = i == 0 ? first : numbers[i - 1];
            numbers[i] = switch (shape) {
                case 0 -> first;
                case 1 -> first + (random.nextLong() >>> bits);
                case 2 -> previous + (random.nextLong() >>> bits);
                case 3 -> previous + first;
                case 4 -> random.nextInt(50) == 0 ? random.nextLong() : first + random.nextInt(9);
                default -> first + 1_000_000L * random.nextInt(1 + bits);
            };
        }
        return numbers;
    }

    private static UnsafeBuffer target(int count) {
        return new UnsafeBuffer(ByteBuffer.allocateDirect(BEFORE + ColumnDescriptor.maxBytes(count)));
    }

    private static UnsafeBuffer encode(LongColumn column, long[] numbers) {
        column.ensure(numbers.length);
        System.arraycopy(numbers, 0, column.values, 0, numbers.length);
        final UnsafeBuffer target = target(numbers.length);
        final int end = column.encode(numbers.length, target, BEFORE);
        return new UnsafeBuffer(target, 0, end);
    }

    @Property(tries = 2_000)
    void numbersComeBack(@ForAll long seed, @ForAll @IntRange(min = 1, max = 700) int count) {
        final long[] numbers = numbers(seed, count);
        final UnsafeBuffer encoded = encode(new LongColumn(), numbers);
        final LongColumn decoded = new LongColumn();
        assertEquals(encoded.capacity(), decoded.decode(count, encoded, BEFORE, encoded.capacity()));
        assertArrayEquals(numbers, Arrays.copyOf(decoded.values, count));
    }

    @Property(tries = 500)
    void theSameNumbersGiveTheSameBytesWhateverWasEncodedBefore(
        @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int count) {
        final LongColumn used = new LongColumn();
        encode(used, numbers(seed + 1, 400));
        assertEquals(encode(new LongColumn(), numbers(seed, count)), encode(used, numbers(seed, count)));
    }

    @Property(tries = 500)
    void equalStepsAreEncodedAsAnyNumbers(
        @ForAll long first, @ForAll long step, @ForAll @IntRange(min = 1, max = 700) int count) {
        final long[] numbers = new long[count];
        for (int i = 0; i < count; i++) {
            numbers[i] = first + i * step;
        }
        final UnsafeBuffer target = target(count);
        final int end = LongColumn.encodeSteps(first, step, count, target, BEFORE);
        final LongColumn decoded = new LongColumn();
        assertEquals(end, decoded.decode(count, target, BEFORE, end));
        assertArrayEquals(numbers, Arrays.copyOf(decoded.values, count));
    }

    @Property(tries = 200)
    void truncatedColumnsAreRefused(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int count) {
        final UnsafeBuffer encoded = encode(new LongColumn(), numbers(seed, count));
        for (int end = BEFORE; end < encoded.capacity(); end++) {
            final UnsafeBuffer cut = new UnsafeBuffer(encoded, 0, end);
            assertThrows(EngineException.class, () -> new LongColumn().decode(count, cut, BEFORE, cut.capacity()));
        }
    }

    @Property(tries = 1_000)
    void garbledColumnsAreDecodedOrRefused(@ForAll long seed, @ForAll @IntRange(min = 1, max = 200) int count) {
        final UnsafeBuffer encoded = encode(new LongColumn(), numbers(seed, count));
        final Random random = new Random(seed);
        for (int i = 0; i < 3; i++) {
            encoded.putByte(BEFORE + random.nextInt(encoded.capacity() - BEFORE), (byte) random.nextInt());
        }
        try {
            assertTrue(new LongColumn().decode(count, encoded, BEFORE, encoded.capacity()) <= encoded.capacity());
        } catch (final EngineException e) {
            assertTrue(e.getMessage().contains(" > "), e.getMessage());
        }
    }

    private static int bytes(long... numbers) {
        return encode(new LongColumn(), numbers).capacity() - BEFORE;
    }

    @Test
    void theLayoutIsThePublishedOne() {
        assertEquals(1, bytes(0, 0, 0), "zeros: a header");
        assertEquals(2, bytes(5), "one number: header and base");
        assertEquals(2, bytes(-7, -7, -7, -7), "equal numbers: header and base");
        assertEquals(3, bytes(10, 11, 12, 13, 14), "equal steps: header, base and step");
        assertEquals(2 + 2, bytes(6, 1, 15, 3), "header, base and 4 bits each");
        assertEquals(2 + 2 + 2, bytes(6 << 9, 1 << 9, 15 << 9, 3 << 9), "header with a shift, base and 4 bits each");
        assertEquals(1 + 3 * 8, bytes(1L << 62, 3L << 60 | 5, -1L << 61), "header and whole numbers");
    }

    @Test
    void anOutlierCostsItsOwnBlockOnly() {
        final long[] numbers = new long[1_024];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = i * 7 % 16;
        }
        final int without = bytes(numbers);
        numbers[500] = 1L << 40;
        assertTrue(bytes(numbers) - without <= 128 * 41 / 8, "bytes " + bytes(numbers) + " and " + without);
    }
}
