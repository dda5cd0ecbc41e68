package io.turgo.sql.plan;

import io.turgo.operators.join.Deduplicate;
import io.turgo.pipeline.Stream;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.sql.ranking.SortField;
import io.turgo.sql.ranking.TopRows;
import io.turgo.sql.type.SqlTypes;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexFieldCollation;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/** Plans the first rows of each key: of a window, of all of time, or the one first or last row. */
final class RankingPlanner {
    private static final Duration ALWAYS = Duration.ofNanos(Long.MAX_VALUE);

    private final Build build;
    private final RelPlanner planner;

    RankingPlanner(Build build, RelPlanner planner) {
        this.build = build;
        this.planner = planner;
    }

    Rows plan(Ranking ranking) {
        final Project project = ranking.project();
        final Rows in = planner.plain(project.getInput());
        if (in.updates()) {
            throw build.refusal(project, "ROW_NUMBER",
                "ROW_NUMBER over rows that update earlier ones is not supported",
                "GROUP BY window_start, window_end and the keys first");
        }
        final Rows rows = new Ranked(ranking, in).plan();
        if (ranking.rest().isEmpty()) {
            return rows;
        }
        return planner.filtered(rows, RexUtil.composeConjunction(build.rex(), ranking.rest()), ranking.filter());
    }

    /** One ranking. */
    private final class Ranked {
        private final Ranking ranking;
        private final Rows in;
        private final List<String> keys = new ArrayList<>();
        private final Set<Integer> keyFields = new HashSet<>();

        private Ranked(Ranking ranking, Rows in) {
            this.ranking = ranking;
            this.in = in;
        }

        private Rows plan() {
            for (final RexNode key : ranking.over().getWindow().partitionKeys) {
                final StreamField field =
                    planner.fields().key(in.flow(), "key", in.over(key), "PARTITION BY", ranking.project());
                if (keyFields.add(in.flow().names().indexOf(field.name()))) {
                    keys.add(field.name());
                }
            }
            final List<RexFieldCollation> order = ranking.over().getWindow().orderKeys;
            if (order.isEmpty()) {
                throw build.refusal(ranking.project(), "ROW_NUMBER", "ROW_NUMBER has no ORDER BY",
                    "say which row is the first");
            }
            final boolean byTime = order.size() == 1 && order.get(0).left instanceof RexInputRef ref
                && in.times().contains(ref.getIndex());
            final boolean one = order.size() == 1 && ranking.most() == 1;
            final boolean descending = order.get(0).right.contains(SqlKind.DESCENDING);
            return one && byTime && !descending && !isWindowed() ? first()
                : top(order, one && descending && (byTime || isByEarlierTime(order.get(0).left)));
        }

        /** Whether a value is what the event time was before rows were put into windows. */
        private boolean isByEarlierTime(RexNode value) {
            return in.flow().window() != null && in.flow().window().times().contains(in.over(value));
        }

        /** Whether rows are divided by the window that they are of. */
        private boolean isWindowed() {
            return in.flow().window() != null && keyFields.contains(PendingWindow.START)
                && keyFields.contains(PendingWindow.END);
        }

        private Rows first() {
            final Stream<Row> stream = build.through(in.flow().stream(), "first",
                Deduplicate.within(ALWAYS).by(keys.toArray(String[]::new)), ranking.project());
            final Rows rows = in.on(in.flow().behind(stream));
            return planner.project(ranking.project(), rows, ranking.column(),
                build.rex().makeExactLiteral(BigDecimal.ONE, ranking.over().getType()));
        }

        private Rows top(List<RexFieldCollation> order, boolean latestFirst) {
            final List<SortField> sort = new ArrayList<>();
            for (final RexFieldCollation each : order) {
                if (SqlTypes.isText(each.left.getType())) {
                    throw build.refusal(
                        ranking.project(), "ROW_NUMBER", "ROW_NUMBER ordered by a text is not supported",
                        "order by a number or a time");
                }
                sort.add(new SortField(planner.fields().of(in.flow(), "order", in.over(each.left), ranking.project())
                    .name(), each.right.contains(SqlKind.DESCENDING)));
            }
            final boolean once = isWindowed();
            final List<Integer> kept = kept();
            final String rank = in.flow().free("row_number");
            if (ranking.most() > TopRows.MAX_ROWS || ranking.most() < 1) {
                throw build.refusal(ranking.filter(), "the first " + ranking.most() + " rows of a key",
                    "it can be 1 to " + TopRows.MAX_ROWS);
            }
            final TopRows top = new TopRows(ranking.most(), keys, sort, once, latestFirst
                ? TopRows.Ties.LATEST_FIRST : TopRows.Ties.EARLIEST_FIRST,
                kept.stream().map(number -> in.flow().field(number).name()).toList(), rank, build.name("rows"));
            return behind(build.through(in.flow().stream(), "top", top, ranking.project()), kept, rank, once);
        }

        /** The fields that are needed behind it, those of the keys among them if rows are updated by them. */
        private List<Integer> kept() {
            final ImmutableBitSet.Builder bits = ImmutableBitSet.builder();
            for (int i = 0; i < ranking.project().getProjects().size(); i++) {
                if (i != ranking.column() && (planner.usage().uses(ranking.project(), i)
                    || planner.usage().uses(ranking.filter(), i))) {
                    bits.addAll(RelOptUtil.InputFinder.bits(in.over(ranking.project().getProjects().get(i))));
                }
            }
            keyFields.forEach(bits::set);
            final List<Integer> kept = bits.build().asList();
            for (final int number : kept) {
                planner.fields().kept(in.flow(), in.flow().field(number).name(), build.rex().makeInputRef(
                    in.flow().field(number).type(), number), "ROW_NUMBER", ranking.project());
            }
            return List.copyOf(kept);
        }

        private Rows behind(Stream<Row> stream, List<Integer> kept, String rank, boolean once) {
            final List<StreamField> fields = new ArrayList<>();
            final Map<Integer, Integer> moved = new HashMap<>();
            for (final int number : kept) {
                moved.put(number, fields.size());
                fields.add(in.flow().field(number));
            }
            fields.add(StreamField.made(Field.int64(rank), ranking.over().getType()));
            final Flow flow = new Flow(stream, fields, once ? window(moved) : null);
            final RexNode number = build.rex().makeInputRef(ranking.over().getType(), fields.size() - 1);
            final Rows rows = Rows.of(flow, in.columns().stream().map(
                column -> Moves.moved(build, column, moved)).toList(), once ? in.times() : Set.of());
            final Rows projected = planner.project(ranking.project(), rows, ranking.column(), number);
            return once ? projected : new Rows(flow, projected.columns(), Set.of(), keys(projected, moved), null);
        }

        /** The window of the rows: they are kept with their bounds, which stay the first fields. */
        private RowWindow window(Map<Integer, Integer> moved) {
            return new RowWindow(in.flow().window().of(), in.flow().window().times().stream()
                .map(time -> Moves.moved(build, time, moved)).toList());
        }

        /** The columns by which rows are updated: those of the keys, and the number where there is more than one. */
        private List<Integer> keys(Rows projected, Map<Integer, Integer> moved) {
            final List<Integer> columns = new ArrayList<>();
            for (final int field : keyFields) {
                final int column = columnOf(projected, moved.get(field));
                if (column < 0) {
                    return Rows.UNKNOWN;
                }
                columns.add(column);
            }
            if (ranking.most() > 1) {
                columns.add(ranking.column());
            }
            return columns;
        }

        private int columnOf(Rows rows, int field) {
            for (int i = 0; i < rows.columns().size(); i++) {
                if (rows.columns().get(i) instanceof RexInputRef ref && ref.getIndex() == field) {
                    return i;
                }
            }
            return -1;
        }
    }
}
