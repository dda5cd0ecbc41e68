package io.turgo.memory;

import org.agrona.UnsafeApi;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A flyweight over a stretch of memory outside of the heap, in native byte order. It is a bare address where an
 * {@link UnsafeBuffer} may also be an array on the heap: so the JIT compiler knows that a write changes no object, and
 * keeps what it has loaded of them. Accesses outside of the stretch are refused, unless the JVM runs with
 * {@code -Dagrona.disable.bounds.checks=true}. Belongs to one thread at a time; who wraps keeps the memory alive.
 */
public final class MemoryWindow {
    private static final boolean CHECKED = UnsafeBuffer.SHOULD_BOUNDS_CHECK;

    private long address;
    private int lengthBytes;

    /** Looks at {@code lengthBytes} from {@code startAddress} on. */
    public MemoryWindow wrap(long startAddress, int lengthBytes) {
        address = startAddress;
        this.lengthBytes = lengthBytes;
        return this;
    }

    /**
     * The address of {@code offset}.
     *
     * @throws IndexOutOfBoundsException if the {@code width} bytes from there on are not all in the window
     */
    private long at(int offset, int width) {
        if (CHECKED) {
            check(offset, width, lengthBytes);
        }
        return address + offset;
    }

    /**
     * Refuses an access outside of {@code lengthBytes}.
     *
     * @throws IndexOutOfBoundsException naming all three
     */
    public static void check(int offset, int width, int lengthBytes) {
        if ((offset | width) < 0 || offset > lengthBytes - width) {
            throw new IndexOutOfBoundsException(
                "offset=" + offset + " + width=" + width + " > length=" + lengthBytes + " of a stretch of memory");
        }
    }

    /** The byte at an offset. */
    public byte getByte(int offset) {
        return UnsafeApi.getByte(at(offset, Byte.BYTES));
    }

    /** Sets the byte at an offset. */
    public void putByte(int offset, byte value) {
        UnsafeApi.putByte(at(offset, Byte.BYTES), value);
    }

    /** The int at an offset. */
    public int getInt(int offset) {
        return UnsafeApi.getInt(at(offset, Integer.BYTES));
    }

    /** Sets the int at an offset. */
    public void putInt(int offset, int value) {
        UnsafeApi.putInt(at(offset, Integer.BYTES), value);
    }

    /** The long at an offset. */
    public long getLong(int offset) {
        return UnsafeApi.getLong(at(offset, Long.BYTES));
    }

    /** Sets the long at an offset. */
    public void putLong(int offset, long value) {
        UnsafeApi.putLong(at(offset, Long.BYTES), value);
    }

    /** The double at an offset. */
    public double getDouble(int offset) {
        return UnsafeApi.getDouble(at(offset, Double.BYTES));
    }

    /** Sets the double at an offset. */
    public void putDouble(int offset, double value) {
        UnsafeApi.putDouble(at(offset, Double.BYTES), value);
    }

    /** Sets {@code length} bytes to {@code value}. */
    public void setMemory(int offset, int length, byte value) {
        UnsafeApi.setMemory(at(offset, length), length, value);
    }
}
