package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.record.Row;

/**
 * A running aggregate. Its state is a run of words in memory that the caller owns, all zero before the first row, so
 * that one accumulator serves any number of groups. What it keeps beside is scratch: between two calls all of a group
 * is in its state, which is what checkpoints keep and what the state hash covers. One thread at a time; allocates
 * nothing but errors.
 *
 * <p>The same rows in the same order give the same bytes, in state and result, on every JDK: use {@link StrictMath}
 * where {@link Math} may differ, and keep every NaN as the same one ({@link Double#doubleToLongBits}).
 *
 * <p>Accumulators are best written as records: the JIT compiler takes a record's fields for constants where it takes
 * the record for one, and so compiles {@link #add} into straight-line code for the columns at hand.
 */
public interface Accumulator {
    /** The bytes of state, a multiple of 8. */
    int stateBytes();

    /**
     * Takes a row into the state at {@code at}.
     *
     * @throws ArithmeticException if the result leaves the range of its type; the state must not be used on
     */
    void add(Row row, MemoryWindow state, int at);

    /**
     * Takes the rows of one state into another, as if they had been added there behind its own. The two are at places
     * that do not overlap; the first is only read, and may be all zero as the second.
     *
     * @throws ArithmeticException if the result leaves the range of its type; {@code into} must not be used on
     */
    void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt);

    /** Whether {@link #retract} undoes {@link #add} in all results to the last bit, whatever was added in between. */
    default boolean retractable() {
        return false;
    }

    /**
     * Takes a row that was added out of the state at {@code at}; with the last one it is all zero again.
     *
     * @throws ArithmeticException           if the result leaves the range of its type; the state is as it was
     * @throws UnsupportedOperationException if it is not {@link #retractable}
     */
    default void retract(Row row, MemoryWindow state, int at) {
        throw new UnsupportedOperationException(this + " takes no row back: merge parts without it");
    }

    /**
     * Sets the results in an output row whose fields are all null.
     *
     * @throws ArithmeticException if one leaves the range of its type
     */
    void write(MemoryWindow state, int at, Row out);
}
