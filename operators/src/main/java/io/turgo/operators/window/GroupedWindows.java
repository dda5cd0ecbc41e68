package io.turgo.operators.window;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.record.Schema;
import io.turgo.stage.Operator;
import io.turgo.stage.Output;
import io.turgo.stage.Sharding;

/**
 * Aggregates rows by key over windows. A result row has {@value #WINDOW_START}, {@value #WINDOW_END}, the key's fields
 * and the aggregates, in this order. As in SQL's GROUP BY, null is a key of its own.
 *
 * <p>Immutable; any thread.
 *
 * @param <W> the kind of window
 */
public abstract sealed class GroupedWindows<W extends GroupedWindows<W>> implements Operator
    permits PaneWindows, Session, Counting {
    /** The output field with the window's start. */
    public static final String WINDOW_START = "window_start";
    /** The output field with the window's end, the first nanosecond behind it. */
    public static final String WINDOW_END = "window_end";
    /** The counter of rows that came when all of their windows were over. */
    public static final String LATE = "late";

    private final Grouping grouping;

    GroupedWindows(Grouping grouping) {
        this.grouping = grouping;
    }

    /** What kind of window it is, in a word. */
    abstract String kind();

    /** The same with that grouping. */
    abstract W with(Grouping other);

    final Grouping grouping() {
        return grouping;
    }

    /** The same, grouped by those fields of fixed width; without them each window has one group. */
    public final W by(String... fields) {
        return with(grouping.by(fields));
    }

    /** The same with those aggregates. */
    public final W aggregate(Aggregate... functions) {
        return with(grouping.aggregate(functions));
    }

    /** The same with that name for the schema of the results; otherwise the input's name and {@code _windows}. */
    public final W named(String schema) {
        return with(grouping.named(schema));
    }

    /** @throws ConfigurationException if keys or aggregates do not fit the rows */
    @Override
    public Output plan(Schema in) {
        return Output.fresh(grouping.results(in, kind()));
    }

    @Override
    public Sharding sharding() {
        return Sharding.by(grouping.keys());
    }
}
