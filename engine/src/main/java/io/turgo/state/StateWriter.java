package io.turgo.state;

import org.agrona.DirectBuffer;

/** Takes the row images of a snapshot. Called on the thread that owns the table; must not change the table. */
@FunctionalInterface
public interface StateWriter {
    /**
     * One row: key, value and transient part, as {@link KeyedTable#restoreRow} reads it.
     *
     * @param buffer where the image is, valid during the call
     * @param offset of the image, in bytes
     * @param length of the image, in bytes
     */
    void row(DirectBuffer buffer, int offset, int length);
}
