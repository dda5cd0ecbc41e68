package io.turgo.record;

/** The types a field can have, with the width of the field's fixed part in bytes. */
public enum Type {
    /** True or false. */
    BOOLEAN,
    /** A signed 32-bit integer. */
    INT32,
    /** A signed 64-bit integer. */
    INT64,
    /** An IEEE 754 double. */
    FLOAT64,
    /** An exact decimal of up to 38 digits: 8 bytes where the precision is at most 18, else 16. */
    DECIMAL,
    /** A point in time in nanoseconds since the epoch. */
    TIMESTAMP,
    /** A string of a journaled dictionary, held and compared as its number in it. */
    SYMBOL,
    /** UTF-8 bytes in the record's tail; the fixed part holds where and how many. */
    STRING;

    /** The width of the fixed part in bytes; 8 for a DECIMAL that fits a long. */
    public int widthBytes() {
        return this == BOOLEAN ? Byte.BYTES : this == INT32 || this == SYMBOL ? Integer.BYTES : Long.BYTES;
    }
}
