package io.turgo.frame;

/**
 * Layout of a column: numbers of 64 bits, packed in blocks of {@value #BLOCK_VALUES}, the last one shorter.
 * <pre>
 *  block  : header | base | step (differences only) | packed values
 *  header : bits 0-5 width | bit 6 differences | bits 7-12 shift                                      (a varint)
 *  packed : bit  0      width    2 width ...
 *          +-----------+-----------+-----+---------+
 *          | value 0   | value 1   | ... | 0 to 7  |   lowest bit first, filled up to a whole byte
 *          +-----------+-----------+-----+---------+
 * </pre>
 * A block of values stands for {@code base + (packed << shift)}. A block of differences begins with {@code base}; each
 * packed value is what must be added, shifted, to {@code step} to come from a value to the next one. All arithmetic is
 * modulo 2^64. Base and step are signed varints. A header of 0 stands for zeros alone, without a base; one of
 * {@value #CONSTANT} for {@code base} alone. One of {@value #WHOLE} means that there is no base, and each value takes
 * its 8 bytes.
 *
 * <p>Source of the idea (frame of reference: values as differences to the block's least one, each in as many bits as
 * the largest needs): Goldstein, Ramakrishnan, Shaft: Compressing Relations and Indexes, ICDE 1998.
 */
final class ColumnDescriptor {
    /** Values in a block: one that needs many bits costs no more than so many others. */
    static final int BLOCK_VALUES = 128;
    /** The most bits that a packed value has: it is read with one look at 8 bytes, wherever in a byte it begins. */
    static final int MAX_WIDTH = 56;
    /** A header: the block is {@code base}, again and again. */
    static final int CONSTANT = 62;
    /** A header: the values are not packed. */
    static final int WHOLE = 63;
    static final int WIDTH_MASK = 0b11_1111;
    static final int DIFFERENCES_FLAG = 1 << 6;
    static final int SHIFT_BIT = 7;
    static final int MAX_HEADER = (1 << SHIFT_BIT + 6) - 1;
    /** The most bytes that stand before a block's values. */
    static final int MAX_PREFIX_BYTES = 2 + 2 * Varint.MAX_BYTES;

    private ColumnDescriptor() {
    }

    /** The most bytes that a column takes, and may write behind its end. */
    static int maxBytes(int count) {
        return (count + BLOCK_VALUES - 1) / BLOCK_VALUES * MAX_PREFIX_BYTES + (count + 1) * Long.BYTES;
    }
}
