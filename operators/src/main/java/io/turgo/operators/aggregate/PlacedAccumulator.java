package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.record.Row;

/**
 * An accumulator at its place in a run of state words.
 *
 * @param aggregate   what it accumulates, for messages
 * @param accumulator does the work
 * @param offset      of its words in the run, in bytes
 */
record PlacedAccumulator(Aggregate aggregate, Accumulator accumulator, int offset) {
    /** Takes a row into the run at {@code at}. */
    void add(Row row, MemoryWindow state, int at) {
        try {
            accumulator.add(row, state, at + offset);
        } catch (ArithmeticException e) {
            throw new AggregateOverflowException(aggregate, e);
        }
    }

    /** Takes the run at {@code fromAt} into the one at {@code intoAt}. */
    void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        try {
            accumulator.merge(from, fromAt + offset, into, intoAt + offset);
        } catch (ArithmeticException e) {
            throw new AggregateOverflowException(aggregate, e);
        }
    }

    /** Takes a row out of the run at {@code at}. */
    void retract(Row row, MemoryWindow state, int at) {
        try {
            accumulator.retract(row, state, at + offset);
        } catch (ArithmeticException e) {
            throw new AggregateOverflowException(aggregate, e);
        }
    }

    /** Sets the result of the run at {@code at}. */
    void write(MemoryWindow state, int at, Row out) {
        try {
            accumulator.write(state, at + offset, out);
        } catch (ArithmeticException e) {
            throw new AggregateOverflowException(aggregate, e);
        }
    }
}
