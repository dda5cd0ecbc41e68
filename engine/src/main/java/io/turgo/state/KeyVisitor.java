package io.turgo.state;

import org.agrona.DirectBuffer;

/** Takes the keys that an epoch deleted. Called on the thread that owns the table; must not change the table. */
@FunctionalInterface
public interface KeyVisitor {
    /**
     * A key that was in the table when the epoch opened and was not when it closed. Called once per such key.
     *
     * @param buffer where the key is, valid during the call
     * @param offset of the key, in bytes
     * @param length of the key, in bytes
     */
    void deleted(DirectBuffer buffer, int offset, int length);
}
