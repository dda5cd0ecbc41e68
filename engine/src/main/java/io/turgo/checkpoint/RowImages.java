package io.turgo.checkpoint;

import org.agrona.DirectBuffer;

/** Takes the rows of a checkpoint. */
@FunctionalInterface
public interface RowImages {
    /**
     * One row: key, value and transient part.
     *
     * @param buffer where the image is, valid during the call
     * @param offset of the image, in bytes
     */
    void row(DirectBuffer buffer, int offset);
}
