package io.turgo.frame;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A column of numbers that are expected to go on in one step: partitions and row kinds that stay the same, positions
 * that count. As long as they do, nothing is kept of them but the first; else they are a {@link LongColumn} like any
 * other. Belongs to one thread.
 */
final class SteadyColumn {
    private final int place;
    private final int widthBytes;
    private final int mask;
    private final long step;
    private final LongColumn numbers = new LongColumn();
    private long first;
    private boolean steady;

    /**
     * @param place      of the number, from the start of the record
     * @param widthBytes 8, 4 or 2
     * @param mask       of the bits that count, where they are not 8 bytes
     * @param step       from one to the next, as expected
     */
    SteadyColumn(int place, int widthBytes, int mask, long step) {
        this.place = place;
        this.widthBytes = widthBytes;
        this.mask = mask;
        this.step = step;
    }

    /** Takes the numbers of {@code added} records, by their addresses, behind {@code count} others. */
    void gather(long[] rows, int added, int count) {
        if (count == 0) {
            first = widthBytes == Long.BYTES ? UnsafeApi.getLong(rows[0] + place) : number(rows[0]);
            steady = true;
        }
        if (steady && unexpected(rows, added, count) == 0) {
            return;
        }
        if (steady) {
            leaveStep(count);
        }
        numbers.ensure(count + added);
        for (int i = 0; i < added; i++) {
            numbers.values[count + i] =
                widthBytes == Long.BYTES ? UnsafeApi.getLong(rows[i] + place) : number(rows[i]);
        }
    }

    private int number(long row) {
        return (widthBytes == Integer.BYTES ? UnsafeApi.getInt(row + place) : UnsafeApi.getShort(row + place)) & mask;
    }

    private long unexpected(long[] rows, int added, int count) {
        if (widthBytes == Long.BYTES) {
            return unexpectedLongs(rows, added, count);
        }
        return widthBytes == Integer.BYTES
            ? unexpectedInts(rows, added) : unexpectedShorts(rows, added);
    }

    private long unexpectedLongs(long[] rows, int added, int count) {
        final int at = place;
        final long by = step;
        long expected = first + count * by;
        long unexpected = 0;
        for (int i = 0; i < added; i++) {
            unexpected |= UnsafeApi.getLong(rows[i] + at) ^ expected;
            expected += by;
        }
        return unexpected;
    }

    private long unexpectedInts(long[] rows, int added) {
        final int at = place;
        final int expected = (int) first;
        int unexpected = 0;
        for (int i = 0; i < added; i++) {
            unexpected |= UnsafeApi.getInt(rows[i] + at) ^ expected;
        }
        return unexpected & mask;
    }

    private long unexpectedShorts(long[] rows, int added) {
        final int at = place;
        final int expected = (int) first;
        int unexpected = 0;
        for (int i = 0; i < added; i++) {
            unexpected |= UnsafeApi.getShort(rows[i] + at) ^ expected;
        }
        return unexpected & mask;
    }

    private void leaveStep(int count) {
        steady = false;
        numbers.ensure(count);
        for (int i = 0; i < count; i++) {
            numbers.values[i] = first + i * step;
        }
    }

    int encode(int count, UnsafeBuffer target, int offset) {
        return steady ? LongColumn.encodeSteps(first, step, count, target, offset)
            : numbers.encode(count, target, offset);
    }

    int decode(int count, UnsafeBuffer source, int offset, int limit) {
        return numbers.decode(count, source, offset, limit);
    }

    /** The decoded numbers. */
    long[] values() {
        return numbers.values;
    }
}
