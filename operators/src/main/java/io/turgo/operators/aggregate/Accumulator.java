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
     * Takes the rows of one state into another, as if they had been added there behind its own. The two are at places
     * that do not overlap; the first is only read.
     *
     * @throws ArithmeticException if the result leaves the range of its type; both states are as they were
     */
    void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt);

    /** Whether {@link #retract} undoes {@link #add} to the last bit, whatever was added in between. */
    default boolean retractable() {
        return false;
    }

    /**
     * Takes a row that was added out of the state at {@code at}.
     *
     * @throws ArithmeticException           if the result leaves the range of its type; the state is as it was
     * @throws UnsupportedOperationException if it is not {@link #retractable}
     */
    default void retract(Row row, MemoryWindow state, int at) {
        throw new UnsupportedOperationException(this + " takes no row back: merge parts without it");
    }

    /**
     * Sets the result in an output row whose fields are all null.
     *
     * @throws ArithmeticException if it leaves the range of its type
     */
    void write(MemoryWindow state, int at, Row out);
}
