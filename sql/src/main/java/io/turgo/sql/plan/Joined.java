package io.turgo.sql.plan;

import io.turgo.operators.join.KeyedJoin;
import io.turgo.pipeline.Stream;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.sql.plan.JoinCondition.Equality;
import io.turgo.sql.type.SqlTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/** Two streams that meet in a join by keys. For one join. */
final class Joined {
    private final Build build;
    private final RelPlanner planner;
    private final RelNode rel;
    private final Rows left;
    private final Rows right;

    Joined(Build build, RelPlanner planner, RelNode rel, Rows left, Rows right) {
        this.build = build;
        this.planner = planner;
        this.rel = rel;
        this.left = left;
        this.right = right;
        if (left.updates() || right.updates()) {
            throw build.refusal(rel, "a join of rows that update earlier ones is not supported",
                "group by a window instead of by keys alone in the query below");
        }
        if (left.window() != null || right.window() != null) {
            throw build.refusal(rel, "a join of rows of a window function is not supported",
                "GROUP BY the window first");
        }
    }

    /**
     * The rows of a join of those keys.
     *
     * @param times the columns that have the event time of what comes out
     */
    <J extends KeyedJoin<J>> Rows plan(JoinCondition condition, String what, J plain, boolean outer,
        Set<Integer> times) {
        J join = plain;
        for (final Equality equality : condition.equalities()) {
            final String name = rel.getRowType().getFieldNames().get(condition.leftColumns() + equality.right());
            final StreamField first =
                planner.fields().key(left.flow(), name, left.over(equality.left()), "a join", rel);
            final StreamField second =
                planner.fields().key(right.flow(), name, right.columns().get(equality.right()), "a join", rel);
            if (first.field().type() != second.field().type() || first.field().scale() != second.field().scale()) {
                throw build.refusal(rel, "a join compares `" + first.name() + "`, a " + SqlTypes.text(first.type())
                    + ", with `" + second.name() + "`, a " + SqlTypes.text(second.type()),
                    "both need the same type: CAST one of them in a query below");
            }
            join = join.on(first.name(), second.name());
        }
        final ImmutableBitSet more = condition.otherColumns();
        final List<Integer> leftFields = fields(left, 0, more);
        final List<Integer> rightFields = fields(right, left.columns().size(), more);
        final String prefix = prefix(leftFields, rightFields);
        join = join.leftFields(names(left, leftFields)).rightFields(names(right, rightFields)).prefixed(prefix);
        join = outer ? join.leftOuter() : join;
        final String name = build.name(what);
        build.tell(name, join.logic(), rel);
        final Stream<Row> stream = left.flow().stream().join(name, right.flow().stream(), join);
        return rows(stream, leftFields, rightFields, prefix, outer, times);
    }

    /** The fields of a side that somebody uses, or more columns are of, of fixed width; one at least. */
    private List<Integer> fields(Rows side, int first, ImmutableBitSet more) {
        final ImmutableBitSet.Builder bits = ImmutableBitSet.builder();
        for (int i = 0; i < side.columns().size(); i++) {
            if (more.get(first + i) || planner.usage().uses(rel, first + i)) {
                bits.addAll(RelOptUtil.InputFinder.bits(side.columns().get(i)));
            }
        }
        final List<Integer> fields = new ArrayList<>(bits.build().asList());
        if (fields.isEmpty()) {
            fields.add(0);
        }
        for (final int number : fields) {
            planner.fields().kept(side.flow(), side.flow().field(number).name(),
                build.rex().makeInputRef(side.flow().field(number).type(), number), "a join", rel);
        }
        return fields;
    }

    private String prefix(List<Integer> leftFields, List<Integer> rightFields) {
        final Set<String> names = new HashSet<>(List.of(names(left, leftFields)));
        String prefix = "";
        for (int i = 0; clash(names, prefix, rightFields); i++) {
            prefix = i == 0 ? "right_" : "right" + i + '_';
        }
        return prefix;
    }

    private boolean clash(Set<String> names, String prefix, List<Integer> rightFields) {
        return rightFields.stream().anyMatch(number -> names.contains(prefix + right.flow().field(number).name()));
    }

    private static String[] names(Rows side, List<Integer> fields) {
        return fields.stream().map(number -> side.flow().field(number).name()).toArray(String[]::new);
    }

    private Rows rows(Stream<Row> stream, List<Integer> leftFields, List<Integer> rightFields, String prefix,
        boolean outer, Set<Integer> times) {
        final List<StreamField> fields = new ArrayList<>();
        final Map<Integer, Integer> leftPlaces = new HashMap<>();
        final Map<Integer, Integer> rightPlaces = new HashMap<>();
        for (final int number : leftFields) {
            leftPlaces.put(number, fields.size());
            fields.add(left.flow().field(number));
        }
        for (final int number : rightFields) {
            rightPlaces.put(number, fields.size());
            final StreamField field = right.flow().field(number).named(prefix + right.flow().field(number).name());
            final Field nullable = outer ? field.field().orNull() : field.field();
            fields.add(new StreamField(nullable, field.type(), field.origins()));
        }
        final List<RexNode> columns = new ArrayList<>();
        left.columns().forEach(column -> columns.add(Moves.moved(build, column, leftPlaces)));
        right.columns().forEach(column -> columns.add(Moves.moved(build, column, rightPlaces)));
        return Rows.of(new Flow(stream, fields), columns, times);
    }
}
