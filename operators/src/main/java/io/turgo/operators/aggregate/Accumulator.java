package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.record.Row;

/**
 * A running aggregate. Its state is a run of words in a buffer that the caller owns, all zero before the first row, so
 * that one accumulator serves any number of groups. One thread at a time; allocates nothing but errors.
 *
 * <p>Accumulators are records: the JIT compiler takes a record's fields for constants where it takes the record for
 * one, and so compiles {@link #add} into straight-line code for the columns at hand.
 */
interface Accumulator {
    /** The bytes of state, a multiple of 8. */
    int stateBytes();

    /**
     * Takes a row into the state at {@code at}.
     *
     * @throws ArithmeticException if the result leaves the range of its type; the state is as it was
     */
    void add(Row row, MemoryWindow state, int at);

    /**
     * Sets the result in an output row whose fields are all null.
     *
     * @throws ArithmeticException if it leaves the range of its type
     */
    void write(MemoryWindow state, int at, Row out);
}
