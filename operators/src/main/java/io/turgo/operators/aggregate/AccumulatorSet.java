package io.turgo.operators.aggregate;

import io.turgo.memory.MemoryWindow;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import java.util.List;
import java.util.function.Function;

/**
 * The accumulators of a list of aggregates over one run of state words, which is all zero before the first row. One
 * thread at a time; allocates nothing but errors. A record of records instead of an array, so that the JIT compiler can
 * take all of it for constants.
 *
 * @param first  or null, as the next ones, where there are no more
 * @param second or null
 * @param third  or null
 * @param fourth or null
 * @param others or null
 * @param stateBytes the bytes of state, a multiple of 8
 */
public record AccumulatorSet(
    PlacedAccumulator first, PlacedAccumulator second, PlacedAccumulator third, PlacedAccumulator fourth,
    AccumulatorSet others, int stateBytes) {
    private static final int NAMED = 4;

    /**
     * The accumulators of some aggregates.
     *
     * @param aggregates in the order of their results
     * @param in         the rows to aggregate
     * @param out        the rows that take the results, under the aggregates' names
     */
    public static AccumulatorSet of(List<Aggregate> aggregates, Scope in, Scope out) {
        return of(aggregates, each -> each.accumulator(in, out), 0);
    }

    /** The same for frames that rows leave again. */
    public static AccumulatorSet sliding(List<Aggregate> aggregates, Scope in, Scope out) {
        return of(aggregates, each -> each.sliding(in, out), 0);
    }

    private static AccumulatorSet of(
        List<Aggregate> aggregates, Function<Aggregate, Accumulator> accumulator, int offset) {
        final PlacedAccumulator[] placed = new PlacedAccumulator[NAMED];
        int next = offset;
        for (int i = 0; i < Math.min(NAMED, aggregates.size()); i++) {
            placed[i] = new PlacedAccumulator(aggregates.get(i), accumulator.apply(aggregates.get(i)), next);
            next += placed[i].accumulator().stateBytes();
        }
        final AccumulatorSet others =
            aggregates.size() <= NAMED ? null : of(aggregates.subList(NAMED, aggregates.size()), accumulator, next);
        return new AccumulatorSet(
            placed[0], placed[1], placed[2], placed[3], others, others == null ? next : others.stateBytes);
    }

    /**
     * The fields of the results.
     *
     * @throws io.turgo.error.ConfigurationException if an aggregate does not fit its fields
     */
    public static List<Field> results(List<Aggregate> aggregates, Schema in) {
        return aggregates.stream().flatMap(aggregate -> aggregate.results(in).stream()).toList();
    }

    /**
     * Takes a row into the state at {@code at}.
     *
     * @throws AggregateOverflowException if a result leaves the range of its type; the state must not be used further
     */
    public void add(Row row, MemoryWindow state, int at) {
        if (first != null) {
            first.add(row, state, at);
        }
        if (second != null) {
            second.add(row, state, at);
        }
        if (third != null) {
            third.add(row, state, at);
        }
        if (fourth != null) {
            fourth.add(row, state, at);
        }
        if (others != null) {
            others.add(row, state, at);
        }
    }

    /**
     * Takes the rows of one state into another, as if they had been added there behind its own: so, of values of one
     * event time, {@link Aggregate#first} keeps the state's own one and {@link Aggregate#last} takes the merged one. A
     * state that is all zero gives and takes as one without rows. The states are at places that do not overlap, in one
     * window or two; {@code from} is only read. For two rows of one table, see
     * {@link io.turgo.state.KeyedTable#at(int, MemoryWindow)}.
     *
     * @throws AggregateOverflowException if a result leaves the range of its type; {@code into} must not be used on
     */
    public void merge(MemoryWindow from, int fromAt, MemoryWindow into, int intoAt) {
        if (first != null) {
            first.merge(from, fromAt, into, intoAt);
        }
        if (second != null) {
            second.merge(from, fromAt, into, intoAt);
        }
        if (third != null) {
            third.merge(from, fromAt, into, intoAt);
        }
        if (fourth != null) {
            fourth.merge(from, fromAt, into, intoAt);
        }
        if (others != null) {
            others.merge(from, fromAt, into, intoAt);
        }
    }

    /**
     * Whether {@link #retract} undoes {@link #add} in all results to the last bit, whatever was added in between. So it
     * is if all aggregates are counts, or sums and averages of exact types.
     */
    public boolean retractable() {
        return (first == null || first.accumulator().retractable())
            && (second == null || second.accumulator().retractable())
            && (third == null || third.accumulator().retractable())
            && (fourth == null || fourth.accumulator().retractable())
            && (others == null || others.retractable());
    }

    /**
     * Takes a row that was added out of the state at {@code at}. With the last one the state is all zero again.
     *
     * @throws AggregateOverflowException    if a result leaves the range of its type; the state must not be used on
     * @throws UnsupportedOperationException if the aggregates are not {@link #retractable}
     */
    public void retract(Row row, MemoryWindow state, int at) {
        if (first != null) {
            first.retract(row, state, at);
        }
        if (second != null) {
            second.retract(row, state, at);
        }
        if (third != null) {
            third.retract(row, state, at);
        }
        if (fourth != null) {
            fourth.retract(row, state, at);
        }
        if (others != null) {
            others.retract(row, state, at);
        }
    }

    /**
     * Sets the results in an output row whose fields are all null.
     *
     * @throws AggregateOverflowException if a result leaves the range of its type
     */
    public void write(MemoryWindow state, int at, Row out) {
        if (first != null) {
            first.write(state, at, out);
        }
        if (second != null) {
            second.write(state, at, out);
        }
        if (third != null) {
            third.write(state, at, out);
        }
        if (fourth != null) {
            fourth.write(state, at, out);
        }
        if (others != null) {
            others.write(state, at, out);
        }
    }
}
