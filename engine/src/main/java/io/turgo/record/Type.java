package io.turgo.record;

/** The types a field can have, with the width of the field's fixed part in bytes. */
public enum Type {
    /** True or false. */
    BOOLEAN(1),
    /** A signed 32-bit integer. */
    INT32(4),
    /** A signed 64-bit integer. */
    INT64(8),
    /** An IEEE 754 double. */
    FLOAT64(8),
    /** An exact decimal of up to 38 digits: 8 bytes where the precision is at most 18, else 16. */
    DECIMAL(8),
    /** A point in time in nanoseconds since the epoch. */
    TIMESTAMP(8),
    /** A string of a journaled dictionary, held and compared as its number in it. */
    SYMBOL(4),
    /** UTF-8 bytes in the record's tail; the fixed part holds where and how many. */
    STRING(8);

    private final int widthBytes;

    Type(int widthBytes) {
        this.widthBytes = widthBytes;
    }

    /** The width of the fixed part in bytes; 8 for a DECIMAL that fits a long. */
    public int widthBytes() {
        return widthBytes;
    }
}
