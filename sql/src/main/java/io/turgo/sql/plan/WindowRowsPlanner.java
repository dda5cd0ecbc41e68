package io.turgo.sql.plan;

import io.turgo.operators.window.AssignWindows;
import io.turgo.pipeline.Stream;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.sql.relational.WindowFunction;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rex.RexDynamicParam;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.util.ImmutableBitSet;

/** Plans the rows of a window function where they are not grouped by it: a row for each window that a row is in. */
final class WindowRowsPlanner {
    private final Build build;
    private final RelPlanner planner;

    WindowRowsPlanner(Build build, RelPlanner planner) {
        this.build = build;
        this.planner = planner;
    }

    /**
     * Rows that are used as they are: put into their windows, unless each is in one window that nobody asks for.
     *
     * @param from the expression whose rows they are
     */
    Rows plain(Rows in, RelNode from) {
        if (in.window() == null) {
            return in;
        }
        final boolean once = in.window().kind() != WindowFunction.Kind.HOP
            && in.window().kind() != WindowFunction.Kind.CUMULATE;
        return once && used(in, from).stream().noneMatch(column -> PendingWindow.isIn(in.columns().get(column)))
            ? Rows.of(in.flow(), in.columns(), in.times()) : assigned(in, from);
    }

    private List<Integer> used(Rows in, RelNode from) {
        final List<Integer> used = new ArrayList<>();
        for (int i = 0; i < in.columns().size(); i++) {
            if (planner.usage().uses(from, i)) {
                used.add(i);
            }
        }
        return used;
    }

    /** Rows that are put into their windows, with the fields that are used behind. */
    Rows assigned(Rows in, RelNode from) {
        if (!in.window().isAligned()) {
            throw build.refusal(from, in.window().kind().name(), "the rows of " + in.window().kind()
                + " are used before they are grouped by its windows, whose bounds are not known before they end",
                "GROUP BY window_start, window_end and the keys; rows of TUMBLE, HOP and CUMULATE can be used as they "
                    + "are");
        }
        final ImmutableBitSet.Builder bits = ImmutableBitSet.builder();
        used(in, from).forEach(column -> bits.addAll(RelOptUtil.InputFinder.bits(in.columns().get(column))));
        return new Assigned(in, bits.build().asList()).rows(from);
    }

    /** One stream of rows on their way into windows. */
    private final class Assigned {
        private final Rows in;
        private final List<Integer> kept;
        private final Map<Integer, Integer> moved = new HashMap<>();

        private Assigned(Rows in, List<Integer> kept) {
            this.in = in;
            this.kept = kept;
        }

        private Rows rows(RelNode from) {
            final String start = in.flow().free("window_start");
            final String end = in.flow().free("window_end");
            final AssignWindows assign = AssignWindows.of(in.window().panes()).bounds(start, end).keeping(
                kept.stream().map(number -> in.flow().field(number).name()).toArray(String[]::new))
                .named(build.name("rows"));
            final Stream<Row> stream = build.through(in.flow().stream(), "windows", assign, from);
            final List<StreamField> fields = new ArrayList<>();
            for (final String bound : List.of(start, end)) {
                final Field field = Field.timestamp(bound);
                fields.add(StreamField.made(field, EngineAggregates.type(build, field)));
            }
            for (final int number : kept) {
                moved.put(number, fields.size());
                fields.add(in.flow().field(number));
            }
            final List<RexNode> before = in.times().stream().sorted()
                .map(column -> Moves.moved(build, in.columns().get(column), moved)).toList();
            return columns(new Flow(stream, fields, new RowWindow(in.window(), before)));
        }

        private Rows columns(Flow flow) {
            final List<RexNode> columns = new ArrayList<>();
            final Set<Integer> times = new HashSet<>();
            for (int i = 0; i < in.columns().size(); i++) {
                final RexNode column = in.columns().get(i);
                if (PendingWindow.number(column) == PendingWindow.TIME) {
                    times.add(i);
                }
                columns.add(over(flow, column));
            }
            return Rows.of(flow, columns, times);
        }

        /** An expression with the columns of its window; null, of its type, where a field of it is gone. */
        private RexNode over(Flow flow, RexNode column) {
            if (!RelOptUtil.InputFinder.bits(column).asList().stream().allMatch(moved::containsKey)) {
                return build.rex().makeNullLiteral(column.getType());
            }
            return column.accept(new RexShuttle() {
                @Override
                public RexNode visitInputRef(RexInputRef ref) {
                    return build.rex().makeInputRef(ref.getType(), moved.get(ref.getIndex()));
                }

                @Override
                public RexNode visitDynamicParam(RexDynamicParam bound) {
                    return WindowTimes.column(build, flow, bound.getIndex(), bound.getType());
                }
            });
        }
    }
}
