package io.turgo.sql.plan;

import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.join.Deduplicate;
import io.turgo.operators.over.Running;
import io.turgo.operators.window.GroupedWindows;
import io.turgo.operators.window.Session;
import io.turgo.operators.window.Tumbling;
import io.turgo.pipeline.Stream;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.sql.plan.AggregateCalls.Use;
import io.turgo.sql.relational.WindowFunction;
import io.turgo.stage.Operator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeField;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;

/** Plans GROUP BY: over windows, or without any as results that are updated with every row. */
final class AggregatePlanner {
    /** One window for all of time: rows from 1970 on are in one, and those before in one. */
    private static final Duration ALWAYS = Duration.ofNanos(Long.MAX_VALUE);

    private final Build build;
    private final RelPlanner planner;
    private final Fields fields;

    AggregatePlanner(Build build, RelPlanner planner) {
        this.build = build;
        this.planner = planner;
        this.fields = planner.fields();
    }

    Rows plan(org.apache.calcite.rel.core.Aggregate rel, Rows in) {
        if (rel.getGroupSets().size() > 1) {
            throw build.refusal(rel, "GROUPING SETS is not supported", "a query for each, joined by UNION ALL");
        }
        if (in.updates()) {
            throw build.refusal(rel, "GROUP BY over rows that update earlier ones is not supported",
                "group by a window instead of by keys alone in the query below");
        }
        return new Grouped(rel, usesBounds(rel, in)
            ? new WindowRowsPlanner(build, planner).assigned(in, rel.getInput()) : in).plan();
    }

    /** Whether anything is computed of a window's columns, but for grouping by them. */
    private static boolean usesBounds(org.apache.calcite.rel.core.Aggregate rel, Rows in) {
        return rel.getGroupSet().asList().stream().map(in.columns()::get).anyMatch(
            key -> PendingWindow.number(key) < 0 && PendingWindow.isIn(key))
            || rel.getAggCallList().stream().anyMatch(call -> call.getArgList().stream().anyMatch(
            argument -> PendingWindow.isIn(in.columns().get(argument)))
            || call.filterArg >= 0 && PendingWindow.isIn(in.columns().get(call.filterArg)));
    }

    /** One GROUP BY. */
    private final class Grouped {
        private final org.apache.calcite.rel.core.Aggregate rel;
        private final Rows in;
        /** By the number of a column of the input its field. */
        private final Map<Integer, StreamField> keys = new LinkedHashMap<>();
        private final Set<Integer> windowColumns = new HashSet<>();
        /** The window by which rows are grouped that are in it already, or null. */
        private final PendingWindow assigned;

        private Grouped(org.apache.calcite.rel.core.Aggregate rel, Rows in) {
            this.rel = rel;
            this.in = in;
            this.assigned = assigned();
        }

        private PendingWindow assigned() {
            final RowWindow window = in.flow().window();
            if (in.window() != null || window == null || !window.of().isAligned()) {
                return null;
            }
            final Set<Integer> bounds = new HashSet<>();
            rel.getGroupSet().forEach(column -> bounds.add(bound(in.columns().get(column))));
            return bounds.contains(PendingWindow.START) && bounds.contains(PendingWindow.END) ? window.of() : null;
        }

        /** Which column of the window that rows are in a value is, or -1. */
        private int bound(RexNode value) {
            for (int i = 0; i < PendingWindow.COLUMNS; i++) {
                if (WindowTimes.column(build, in.flow(), i, value.getType()).equals(value)) {
                    return i;
                }
            }
            return -1;
        }

        /** Which column of the window that rows are grouped by a value is, or -1. */
        private int number(RexNode value) {
            return assigned != null ? bound(value) : PendingWindow.number(value);
        }

        private Rows plan() {
            final List<RelDataTypeField> input = rel.getInput().getRowType().getFieldList();
            for (final int column : rel.getGroupSet()) {
                final RexNode value = in.columns().get(column);
                final int number = number(value);
                if (number >= 0) {
                    windowColumns.add(number);
                } else if (!(value instanceof RexLiteral)) {
                    keys.put(column, fields.key(in.flow(), input.get(column).getName(), value, "GROUP BY", rel));
                }
            }
            return windowColumns.isEmpty() && in.window() == null ? updated() : windowed();
        }

        private Rows windowed() {
            if (!windowColumns.contains(PendingWindow.START) || !windowColumns.contains(PendingWindow.END)) {
                throw build.refusal(rel, "rows of a window are grouped without its start and end",
                    "GROUP BY window_start, window_end" + (keys.isEmpty() ? "" : " and the keys"));
            }
            for (final RexNode key : window().keys()) {
                final StreamField field = fields.key(in.flow(), "key", key, "PARTITION BY", rel);
                if (!keys.containsValue(field)) {
                    throw build.refusal(rel, "sessions are divided by `" + field.name()
                        + "`, which is not in GROUP BY", "add it to GROUP BY");
                }
            }
            final AggregateCalls calls = new AggregateCalls(build, fields, in, rel);
            final String[] names = names();
            final String schema = build.name("rows");
            final Operator operator = isSliding()
                ? Running.over(in.window().durations().get(0)).by(names).aggregate(calls.aggregates()).named(schema)
                : grouped(windows(), calls, names, schema);
            final Flow flow = behind(operator, "window", names);
            return result(flow, calls, null);
        }

        private boolean isSliding() {
            return in.window() != null && in.window().kind() == WindowFunction.Kind.SLIDE;
        }

        private PendingWindow window() {
            return assigned != null ? assigned : in.window();
        }

        private GroupedWindows<?> windows() {
            if (assigned != null) {
                return assigned.panes().assigned();
            }
            return in.window().kind() == WindowFunction.Kind.SESSION
                ? Session.gap(in.window().durations().get(0)) : in.window().panes();
        }

        private <W extends GroupedWindows<W>> Operator grouped(GroupedWindows<W> windows, AggregateCalls calls,
            String[] names, String schema) {
            return windows.by(names).aggregate(calls.aggregates()).named(schema);
        }

        /** Groups without aggregates are the first rows of each key, which nothing updates. */
        private Rows distinct() {
            final Flow flow = in.flow().behind(build.through(in.flow().stream(), "distinct",
                Deduplicate.within(ALWAYS).by(names()), rel));
            final List<RexNode> columns = new ArrayList<>();
            final Set<Integer> times = new HashSet<>();
            for (final int column : rel.getGroupSet()) {
                if (in.times().contains(column)) {
                    times.add(columns.size());
                }
                columns.add(in.columns().get(column));
            }
            return Rows.of(flow, columns, times);
        }

        private Rows updated() {
            if (rel.getAggCallList().isEmpty()) {
                return distinct();
            }
            final AggregateCalls calls = new AggregateCalls(build, fields, in, rel);
            final String[] names = names();
            final Operator operator = Tumbling.every(ALWAYS).onUpdate().by(names).aggregate(calls.aggregates())
                .named(build.name("rows"));
            final Flow flow = behind(operator, "group", names);
            final List<Integer> columns = new ArrayList<>();
            for (int i = 0; i < rel.getGroupCount(); i++) {
                columns.add(i);
            }
            return result(flow, calls, columns);
        }

        private String[] names() {
            return keys.values().stream().map(StreamField::name).distinct().toArray(String[]::new);
        }

        private Flow behind(Operator operator, String what, String[] names) {
            final Stream<Row> stream = build.through(in.flow().stream(), what, operator, rel);
            final List<Field> out =
                operator.plan(Build.schema(rel.getRelTypeName(), in.flow())).fresh().fields();
            final List<StreamField> made = new ArrayList<>();
            for (int i = 0; i < (isSliding() ? 1 : 2); i++) {
                made.add(StreamField.made(out.get(i), EngineAggregates.type(build, out.get(i))));
            }
            for (int i = 0; i < names.length; i++) {
                final String name = names[i];
                made.add(in.flow().fields().stream().filter(each -> each.name().equals(name)).findFirst()
                    .orElseThrow());
            }
            for (int i = made.size(); i < out.size(); i++) {
                made.add(StreamField.made(out.get(i), EngineAggregates.type(build, out.get(i))));
            }
            return new Flow(stream, made, window() == null || isSliding() ? null : RowWindow.of(window()));
        }

        private Rows result(Flow flow, AggregateCalls calls, List<Integer> updateKeys) {
            final List<RexNode> columns = new ArrayList<>();
            final Set<Integer> times = new HashSet<>();
            for (final int column : rel.getGroupSet()) {
                final RexNode value = in.columns().get(column);
                final int number = number(value);
                if (number == PendingWindow.TIME) {
                    times.add(columns.size());
                }
                columns.add(number >= 0 ? time(flow, number, value.getType())
                    : value instanceof RexLiteral ? value : ref(flow, keys.get(column), value.getType()));
            }
            for (final Use use : calls.uses()) {
                columns.add(use.result().apply(flow));
            }
            return new Rows(flow, columns, times, updateKeys, null);
        }

        private RexNode time(Flow flow, int number, RelDataType type) {
            return isSliding() ? WindowTimes.sliding(build, number, in.window().durations().get(0), type)
                : WindowTimes.column(build, flow, number, type);
        }

        private RexNode ref(Flow flow, StreamField field, RelDataType type) {
            return build.rex().makeInputRef(type, flow.names().indexOf(field.name()));
        }
    }

    /** Aggregates for an operator: one at least. */
    static Aggregate[] orCount(List<Aggregate> aggregates) {
        return aggregates.isEmpty() ? new Aggregate[] {Aggregate.count().as("rows")}
            : aggregates.toArray(Aggregate[]::new);
    }
}
