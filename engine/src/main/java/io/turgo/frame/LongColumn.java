package io.turgo.frame;

import static io.turgo.frame.ColumnDescriptor.BLOCK_VALUES;
import static io.turgo.frame.ColumnDescriptor.CONSTANT;
import static io.turgo.frame.ColumnDescriptor.DIFFERENCES_FLAG;
import static io.turgo.frame.ColumnDescriptor.MAX_HEADER;
import static io.turgo.frame.ColumnDescriptor.MAX_WIDTH;
import static io.turgo.frame.ColumnDescriptor.SHIFT_BIT;
import static io.turgo.frame.ColumnDescriptor.WHOLE;
import static io.turgo.frame.ColumnDescriptor.WIDTH_MASK;
import static java.nio.ByteOrder.LITTLE_ENDIAN;

import io.turgo.error.EngineException;
import java.util.Arrays;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The numbers that a frame has of one kind, and how they are packed: each block as values or as differences, whichever
 * seems to take less. Belongs to one thread; allocates nothing once it has grown.
 *
 * @see ColumnDescriptor
 */
final class LongColumn {
    private static final int INITIAL_VALUES = 64;
    /** How many numbers of a block decide whether it has values or differences. */
    private static final int SAMPLE_VALUES = 16;

    /** The numbers; who has a count of them knows how many count. */
    long[] values = new long[INITIAL_VALUES];
    private final long[] differences = new long[BLOCK_VALUES];

    /** Makes room for {@code count} numbers and keeps what is there. */
    void ensure(int count) {
        if (count > values.length) {
            values = Arrays.copyOf(values, Math.max(count, 2 * values.length));
        }
    }

    /** Writes the first {@code count} numbers; gives the offset behind them. */
    int encode(int count, UnsafeBuffer target, int offset) {
        int at = offset;
        for (int from = 0; from < count; from += BLOCK_VALUES) {
            at = encodeBlock(from, Math.min(BLOCK_VALUES, count - from), target, at);
        }
        return at;
    }

    /** Writes {@code count} numbers that go from {@code first} on in equal steps, as {@link #encode} would. */
    static int encodeSteps(long first, long step, int count, UnsafeBuffer target, int offset) {
        int at = offset;
        for (int from = 0; from < count; from += BLOCK_VALUES) {
            final long base = first + from * step;
            at = step == 0 || from == count - 1 ? encodeConstant(base, target, at)
                : encodeStep(base, step, target, at);
        }
        return at;
    }

    private static int encodeStep(long base, long step, UnsafeBuffer target, int offset) {
        final int at = Varint.put(target, offset, DIFFERENCES_FLAG);
        return Varint.putSigned(target, Varint.putSigned(target, at, base), step);
    }

    private static int encodeConstant(long value, UnsafeBuffer target, int offset) {
        return value == 0 ? Varint.put(target, offset, 0)
            : Varint.putSigned(target, Varint.put(target, offset, CONSTANT), value);
    }

    private int encodeBlock(int from, int count, UnsafeBuffer target, int offset) {
        if (count == 1) {
            return encodeConstant(values[from], target, offset);
        }
        return stepsAreSmaller(from, Math.min(count, SAMPLE_VALUES))
            ? encodeDifferences(from, count, target, offset) : encodeValues(from, count, target, offset);
    }

    /** Looks at the block's first numbers only, and compares their spread with that of the steps between them. */
    private boolean stepsAreSmaller(int from, int count) {
        final long[] all = values;
        final long first = all[from];
        final long firstStep = all[from + 1] - first;
        long previous = first;
        long spread = 0;
        long stepSpread = 0;
        for (int i = from + 1; i < from + count; i++) {
            final long value = all[i];
            final long distance = value - first;
            final long stepDistance = value - previous - firstStep;
            previous = value;
            spread |= distance ^ distance >> Long.SIZE - 1;
            stepSpread |= stepDistance ^ stepDistance >> Long.SIZE - 1;
        }
        return Long.numberOfLeadingZeros(stepSpread) > Long.numberOfLeadingZeros(spread);
    }

    private int encodeValues(int from, int count, UnsafeBuffer target, int offset) {
        final long[] all = values;
        final long first = all[from];
        long least = first;
        long most = first;
        long different = 0;
        for (int i = from + 1; i < from + count; i++) {
            final long value = all[i];
            different |= value ^ first;
            least = Math.min(least, value);
            most = Math.max(most, value);
        }
        if (different == 0) {
            return encodeConstant(first, target, offset);
        }
        final int shift = Long.numberOfTrailingZeros(different);
        final int width = width(most - least, shift);
        if (width > MAX_WIDTH) {
            return encodeWhole(from, count, target, offset);
        }
        final int header = width | shift << SHIFT_BIT;
        final int at = Varint.putSigned(target, Varint.put(target, offset, header), least);
        return BitPacking.pack(all, from, count, least, header, target, at);
    }

    private int encodeDifferences(int from, int count, UnsafeBuffer target, int offset) {
        final long[] steps = differences;
        differences(from, count);
        final long first = steps[1];
        long least = first;
        long most = first;
        long different = 0;
        for (int i = 2; i < count; i++) {
            final long step = steps[i];
            different |= step ^ first;
            least = Math.min(least, step);
            most = Math.max(most, step);
        }
        final int shift = different == 0 ? 0 : Long.numberOfTrailingZeros(different);
        final int width = width(most - least, shift);
        if (width > MAX_WIDTH) {
            return encodeWhole(from, count, target, offset);
        }
        final int header = width | DIFFERENCES_FLAG | shift << SHIFT_BIT;
        int at = Varint.put(target, offset, header);
        at = Varint.putSigned(target, Varint.putSigned(target, at, values[from]), least);
        return width == 0 ? at : BitPacking.pack(steps, 1, count - 1, least, header, target, at);
    }

    private void differences(int from, int count) {
        final long[] all = values;
        final long[] steps = differences;
        for (int i = 1; i < count; i++) {
            steps[i] = all[from + i] - all[from + i - 1];
        }
    }

    private static int width(long range, int shift) {
        return Long.SIZE - Long.numberOfLeadingZeros(range >>> shift);
    }

    private int encodeWhole(int from, int count, UnsafeBuffer target, int offset) {
        int at = Varint.put(target, offset, WHOLE);
        for (int i = from; i < from + count; i++) {
            target.putLong(at, values[i], LITTLE_ENDIAN);
            at += Long.BYTES;
        }
        return at;
    }

    /**
     * Reads {@code count} numbers.
     *
     * @param limit the offset from which on nothing is read
     * @return the offset behind them
     * @throws EngineException if the bytes are no such column
     */
    int decode(int count, UnsafeBuffer source, int offset, int limit) {
        ensure(count);
        int at = offset;
        for (int from = 0; from < count; from += BLOCK_VALUES) {
            at = decodeBlock(from, Math.min(BLOCK_VALUES, count - from), source, at, limit);
        }
        return at;
    }

    private int decodeBlock(int from, int count, UnsafeBuffer source, int offset, int limit) {
        final int header = Varint.getInt(source, offset, limit, MAX_HEADER);
        int at = offset + Varint.length(source, offset);
        final int width = header & WIDTH_MASK;
        if (header == 0) {
            Arrays.fill(values, from, from + count, 0);
            return at;
        }
        if (header == WHOLE) {
            requireBytes(at, count * Long.BYTES, limit);
            return decodeWhole(from, count, source, at);
        }
        if (width > MAX_WIDTH && header != CONSTANT) {
            throw new EngineException("column of " + width + " bits at " + offset + " > " + MAX_WIDTH);
        }
        final long base = Varint.getSigned(source, at, limit);
        at += Varint.length(source, at);
        if (header == CONSTANT) {
            Arrays.fill(values, from, from + count, base);
            return at;
        }
        if ((header & DIFFERENCES_FLAG) != 0) {
            return decodeDifferences(from, count, base, header, source, at, limit);
        }
        return unpack(from, count, base, header, source, at, limit);
    }

    private int decodeWhole(int from, int count, UnsafeBuffer source, int offset) {
        for (int i = 0; i < count; i++) {
            values[from + i] = source.getLong(offset + i * Long.BYTES, LITTLE_ENDIAN);
        }
        return offset + count * Long.BYTES;
    }

    private int decodeDifferences(
        int from, int count, long base, int header, UnsafeBuffer source, int offset, int limit) {
        final long step = Varint.getSigned(source, offset, limit);
        final int end =
            unpack(from + 1, count - 1, step, header, source, offset + Varint.length(source, offset), limit);
        final long[] all = values;
        all[from] = base;
        long value = base;
        for (int i = from + 1; i < from + count; i++) {
            value += all[i];
            all[i] = value;
        }
        return end;
    }

    private int unpack(int from, int count, long base, int header, UnsafeBuffer source, int offset, int limit) {
        final int width = header & WIDTH_MASK;
        if (width == 0) {
            Arrays.fill(values, from, from + count, base);
            return offset;
        }
        final int bytes = BitPacking.bytes(count, width);
        requireBytes(offset, bytes, limit);
        BitPacking.unpack(source, offset, limit, header, base, values, from, count);
        return offset + bytes;
    }

    private static void requireBytes(int at, int bytes, int limit) {
        if (bytes > limit - at) {
            throw new EngineException("column at " + at + " ends at " + (at + (long) bytes) + " > limit=" + limit);
        }
    }
}
