package io.turgo.operators.aggregate;

import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * The accumulators of a list of aggregates over one run of state words, which is all zero before the first row. One
 * thread at a time; allocates nothing but errors.
 */
public final class AccumulatorSet {
    private final List<Aggregate> aggregates;
    private final Accumulator[] accumulators;
    private final int[] offsets;
    private final int stateBytes;

    /**
     * @param aggregates in the order of their results
     * @param in         the rows to aggregate
     * @param out        the rows that take the results, under the aggregates' names
     */
    public AccumulatorSet(List<Aggregate> aggregates, Scope in, Scope out) {
        this.aggregates = List.copyOf(aggregates);
        accumulators = new Accumulator[aggregates.size()];
        offsets = new int[accumulators.length];
        int next = 0;
        for (int i = 0; i < accumulators.length; i++) {
            accumulators[i] = aggregates.get(i).accumulator(in, out);
            offsets[i] = next;
            next += accumulators[i].stateBytes();
        }
        stateBytes = next;
    }

    /**
     * The fields of the results.
     *
     * @throws io.turgo.error.ConfigurationException if an aggregate does not fit its fields
     */
    public static List<Field> results(List<Aggregate> aggregates, Schema in) {
        return aggregates.stream().map(aggregate -> aggregate.result(in)).toList();
    }

    /** The bytes of state, a multiple of 8. */
    public int stateBytes() {
        return stateBytes;
    }

    /**
     * Takes a row into the state at {@code at}.
     *
     * @throws AggregateOverflowException if a result leaves the range of its type; the state must not be used further
     */
    public void add(Row row, UnsafeBuffer state, int at) {
        int i = 0;
        try {
            for (; i < accumulators.length; i++) {
                accumulators[i].add(row, state, at + offsets[i]);
            }
        } catch (ArithmeticException e) {
            throw new AggregateOverflowException(aggregates.get(i), e);
        }
    }

    /**
     * Sets the results in an output row whose fields are all null.
     *
     * @throws AggregateOverflowException if a result leaves the range of its type
     */
    public void write(UnsafeBuffer state, int at, Row out) {
        int i = 0;
        try {
            for (; i < accumulators.length; i++) {
                accumulators[i].write(state, at + offsets[i], out);
            }
        } catch (ArithmeticException e) {
            throw new AggregateOverflowException(aggregates.get(i), e);
        }
    }
}
