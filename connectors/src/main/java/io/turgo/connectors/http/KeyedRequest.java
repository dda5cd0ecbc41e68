package io.turgo.connectors.http;

/**
 * A request with a key as it is remembered. Its rows are at the positions behind {@code start}, but for those that were
 * journaled before a crash cut the request off.
 *
 * @param slot  where it is noted
 * @param order counts up: the least is forgotten first
 * @param key   of the request
 * @param body  the hash of its body
 * @param rows  how many rows the body has
 * @param done  how many of them were journaled when it began at {@code start}
 * @param start the source's position before the next row of it, or {@link #CUT_OFF}
 */
record KeyedRequest(long slot, long order, RequestKey key, RequestKey body, long rows, long done, long start) {
    /** The request was cut off, and what came behind it is of other requests. */
    static final long CUT_OFF = -2;

    /** How many of its rows are journaled where the source's position is {@code position}. */
    long journaled(long position) {
        return start == CUT_OFF ? done : done + Math.max(0, Math.min(position - start, rows - done));
    }

    /** The same, where it was cut off for good at {@code position}. */
    KeyedRequest cutOff(long position) {
        return new KeyedRequest(slot, order, key, body, rows, journaled(position), CUT_OFF);
    }

    /** The same, where its other rows follow {@code position}. */
    KeyedRequest resumed(long nextOrder, long position) {
        return new KeyedRequest(slot, nextOrder, key, body, rows, done, position);
    }
}
