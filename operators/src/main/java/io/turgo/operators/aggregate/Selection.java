package io.turgo.operators.aggregate;

import io.turgo.record.Column;
import io.turgo.record.Field;
import io.turgo.record.Schema;
import io.turgo.stage.Scope;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The first values of a group, in some order, a field each.
 *
 * @param order  which ones
 * @param limit  how many
 * @param weight what they are ordered by, or null where the order says it
 */
record Selection(Order order, int limit, String field, String weight) implements AggregateFunction {
    /** The orders there are. */
    enum Order {
        /** The greatest values. */
        TOP("top"),
        /** The least values. */
        BOTTOM("bottom"),
        /** The values of greatest weight. */
        TOP_BY("topBy"),
        /** The values of least event time. */
        COLLECT("collect"),
        /** The values of greatest event time. */
        COLLECT_LAST("collectLast");

        private final String sql;

        Order(String sql) {
            this.sql = sql;
        }
    }

    String name() {
        return order.sql + '_' + field;
    }

    @Override
    public String logic() {
        return order.sql + '(' + limit + ", " + field + (weight == null ? ")" : ", " + weight + ')');
    }

    @Override
    public List<String> inputs() {
        return weight == null ? List.of(field) : List.of(field, weight);
    }

    @Override
    public List<Field> results(String name, Schema in) {
        final String asked = Aggregate.text(name, this);
        InputFields.within(asked, "n", limit, 1, Aggregate.MAX_SELECTED);
        final Field kept = order == Order.TOP || order == Order.BOTTOM
            ? InputFields.ordered(asked, in, field) : InputFields.fixedWidth(asked, in, field);
        if (weight != null) {
            InputFields.ordered(asked, in, weight);
        }
        return IntStream.rangeClosed(1, limit).mapToObj(i -> kept.named(name + '_' + i).orNull()).toList();
    }

    @Override
    public Accumulator accumulator(Scope in, List<Column> out) {
        final Column kept = in.column(field);
        return switch (order) {
            case TOP -> new RankedValues(Ranking.by(kept, true, false), false, kept, out);
            case BOTTOM -> new RankedValues(Ranking.by(kept, false, false), false, kept, out);
            case TOP_BY -> new RankedValues(Ranking.by(in.column(weight), true, true), false, kept, out);
            case COLLECT -> new RankedValues(Ranking.byTime(false), false, kept, out);
            case COLLECT_LAST -> new RankedValues(Ranking.byTime(true), true, kept, out);
        };
    }
}
