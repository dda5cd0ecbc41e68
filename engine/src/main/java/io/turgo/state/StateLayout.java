package io.turgo.state;

import io.turgo.error.ConfigurationException;
import org.agrona.DirectBuffer;

/**
 * The widths of a table's rows, in bytes. Immutable; any thread.
 *
 * @param keyBytes       width of the key: a positive multiple of 8, unused bytes are zero
 * @param valueBytes     width of the part of the value that the state hash covers: a multiple of 8, may be 0
 * @param transientBytes width of the part that it does not cover (such as sequences, which differ between thread
 *                       plans): a multiple of 8, may be 0; it is part of the row's image all the same
 */
public record StateLayout(int keyBytes, int valueBytes, int transientBytes) {
    /** The widest row, header included, in bytes. */
    public static final int MAX_ROW_BYTES = 1 << 20;

    /**
     * Checks the widths.
     *
     * @throws ConfigurationException if a width is negative or no multiple of 8, the key is empty, or the row is too
     *                                wide
     */
    public StateLayout {
        if (keyBytes == 0) {
            throw new ConfigurationException("keyBytes=0 < 8, a keyed table needs a key");
        }
        checkWidth("keyBytes", keyBytes);
        checkWidth("valueBytes", valueBytes);
        checkWidth("transientBytes", transientBytes);
        final long rowBytes = (long) StateRowDescriptor.HEADER_LENGTH + keyBytes + valueBytes + transientBytes;
        if (rowBytes > MAX_ROW_BYTES) {
            throw new ConfigurationException("row of " + rowBytes + " bytes (header="
                + StateRowDescriptor.HEADER_LENGTH + ", keyBytes=" + keyBytes + ", valueBytes=" + valueBytes
                + ", transientBytes=" + transientBytes + ") > maxRowBytes=" + MAX_ROW_BYTES + ", narrow the row");
        }
    }

    /** Offset of the key within a row, in bytes. */
    public int keyOffset() {
        return StateRowDescriptor.HEADER_LENGTH;
    }

    /** Offset of the hashed part of the value within a row, in bytes. */
    public int valueOffset() {
        return StateRowDescriptor.HEADER_LENGTH + keyBytes;
    }

    /** Offset of the part that the state hash leaves out within a row, in bytes. */
    public int transientOffset() {
        return valueOffset() + valueBytes;
    }

    /** Width of a row, header included, in bytes: the distance from one row to the next. */
    public int rowBytes() {
        return transientOffset() + transientBytes;
    }

    /** Width of a row's image (key, value, transient part) in bytes: what a snapshot keeps of it. */
    public int imageBytes() {
        return keyBytes + valueBytes + transientBytes;
    }

    /**
     * What a row with this image adds to the state hash of its table.
     *
     * @param offset of the image, in bytes
     */
    public long imageHash(final DirectBuffer image, final int offset) {
        return RowHash.of(image, offset, keyBytes + valueBytes);
    }

    private static void checkWidth(final String name, final int bytes) {
        if (bytes < 0 || (bytes & 7) != 0) {
            throw new ConfigurationException(name + "=" + bytes + " is no multiple of 8 from 0 up, round it up to "
                + (Math.max(0L, bytes) + 7 & ~7L));
        }
    }
}
