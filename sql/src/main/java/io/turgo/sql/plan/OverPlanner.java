package io.turgo.sql.plan;

import io.turgo.error.ConfigurationException;
import io.turgo.operators.aggregate.Aggregate;
import io.turgo.operators.over.Over;
import io.turgo.pipeline.Stream;
import io.turgo.record.Field;
import io.turgo.record.Row;
import io.turgo.sql.relational.AnomalyScore;
import io.turgo.sql.relational.Detectors;
import io.turgo.stage.Operator;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexVisitorImpl;
import org.apache.calcite.rex.RexWindow;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/** Plans projections with OVER: aggregates of frames, and detectors. */
final class OverPlanner {
    private static final String NAME_ORDER = "ORDER BY the column of WATERMARK FOR, ascending";

    private final Build build;
    private final RelPlanner planner;

    /**
     * What goes into one stage. Different values can be taken back from a frame, which the other aggregates of a stage
     * may not; so they have one of their own.
     */
    private record FrameKind(RexWindow window, boolean distinct) {
        static FrameKind of(RexOver over) {
            return new FrameKind(over.getWindow(), over.isDistinct());
        }
    }

    OverPlanner(Build build, RelPlanner planner) {
        this.build = build;
        this.planner = planner;
    }

    Rows plan(Project project) {
        final Rows in = planner.plan(project.getInput());
        if (in.updates()) {
            throw build.refusal(project, "OVER over rows that update earlier ones is not supported",
                "group by a window instead of by keys alone in the query below");
        }
        if (in.window() != null) {
            throw build.refusal(project, "OVER over the rows of a window function is not supported",
                "GROUP BY the window first, or use OVER with a RANGE of time");
        }
        return new Projection(project, in).plan();
    }

    /** One projection. */
    private final class Projection {
        private final Project project;
        private Flow flow;
        private List<RexNode> columns;
        private final Rows in;
        /** By the text of an OVER call the field that holds it. */
        private final Map<String, Integer> results = new HashMap<>();
        private final List<RexNode> expressions;

        private Projection(Project project, Rows in) {
            this.project = project;
            this.in = in;
            this.flow = in.flow();
            this.columns = in.columns();
            this.expressions = used(project);
        }

        /** Columns that nobody uses need not be computed. */
        private List<RexNode> used(Project all) {
            final List<RexNode> used = new ArrayList<>();
            for (int i = 0; i < all.getProjects().size(); i++) {
                final RexNode each = all.getProjects().get(i);
                used.add(planner.usage().uses(all, i) ? each : build.rex().makeNullLiteral(each.getType()));
            }
            return used;
        }

        private Rows plan() {
            final Map<FrameKind, Map<String, RexOver>> frames = new LinkedHashMap<>();
            for (final RexOver over : overs()) {
                checkOrder(over);
                if (over.getAggOperator() == AnomalyScore.INSTANCE) {
                    detect(over);
                } else {
                    frames.computeIfAbsent(FrameKind.of(over), kind -> new LinkedHashMap<>())
                        .put(over.toString(), over);
                }
            }
            frames.forEach((kind, calls) -> frame(kind.window(), List.copyOf(calls.values())));
            final Set<Integer> times = new HashSet<>();
            for (int i = 0; i < expressions.size(); i++) {
                if (expressions.get(i) instanceof RexInputRef ref && in.times().contains(ref.getIndex())) {
                    times.add(i);
                }
            }
            return Rows.of(flow, expressions.stream().map(this::resolved).toList(), times);
        }

        private List<RexOver> overs() {
            final Map<String, RexOver> overs = new LinkedHashMap<>();
            expressions.forEach(each -> each.accept(new RexVisitorImpl<Void>(true) {
                @Override
                public Void visitOver(RexOver over) {
                    overs.putIfAbsent(over.toString(), over);
                    return null;
                }
            }));
            return List.copyOf(overs.values());
        }

        private void checkOrder(RexOver over) {
            final RexWindow window = over.getWindow();
            final boolean byTime = window.orderKeys.size() == 1
                && window.orderKeys.get(0).left instanceof RexInputRef ref && in.times().contains(ref.getIndex())
                && !window.orderKeys.get(0).right.contains(SqlKind.DESCENDING);
            if (over.getAggOperator().getKind() == SqlKind.ROW_NUMBER) {
                throw build.refusal(project, "ROW_NUMBER", "ROW_NUMBER is supported where a condition limits it",
                    "SELECT ... FROM (SELECT *, ROW_NUMBER() OVER (...) AS n FROM t) WHERE n <= 10");
            }
            if (!byTime) {
                throw build.refusal(project, "OVER", "OVER is not ordered by the event time of its rows", NAME_ORDER);
            }
        }

        /** The expression over the fields that there are by now. */
        private RexNode resolved(RexNode expression) {
            return expression.accept(new RexShuttle() {
                @Override
                public RexNode visitOver(RexOver over) {
                    final int field = results.get(over.toString());
                    return EngineAggregates.cast(
                        build, build.rex().makeInputRef(flow.field(field).type(), field), over.getType());
                }

                @Override
                public RexNode visitInputRef(RexInputRef ref) {
                    return columns.get(ref.getIndex());
                }
            });
        }

        private String[] keys(RexWindow window, String what) {
            return window.partitionKeys.stream()
                .map(key -> planner.fields().key(flow, "key", resolved(key), what, project).name())
                .distinct().toArray(String[]::new);
        }

        private void detect(RexOver over) {
            final String[] keys = keys(over.getWindow(), "PARTITION BY");
            final String value =
                planner.fields().of(flow, "value", resolved(over.getOperands().get(0)), project).name();
            final String name = flow.free("score");
            final Operator detector = detector(over, value, keys, name);
            flow = flow.behind(build.through(flow.stream(), "detect", detector, project));
            results.put(over.toString(), flow.add(
                StreamField.made(Field.float64(name).orNull(), over.getType()), over + " of " + name));
        }

        private Operator detector(RexOver over, String value, String[] keys, String name) {
            final List<String> texts = new ArrayList<>();
            for (final RexNode each : over.getOperands().subList(1, over.getOperands().size())) {
                if (!(each instanceof RexLiteral literal) || literal.isNull()) {
                    throw build.refusal(project, AnomalyScore.INSTANCE.getName(),
                        "the detector and its options are literals",
                        "write ANOMALY_SCORE(value, 'ewma', 'alpha=0.05')");
                }
                texts.add(RexLiteral.stringValue(literal));
            }
            try {
                return Detectors.named(texts.isEmpty() ? Detectors.DEFAULT : texts.get(0),
                    texts.size() < 2 ? "" : texts.get(1)).on(value, keys, name);
            } catch (final ConfigurationException e) {
                throw build.refusal(project, AnomalyScore.INSTANCE.getName(), e.getMessage(), null);
            }
        }

        private void frame(RexWindow window, List<RexOver> calls) {
            final String[] keys = keys(window, "PARTITION BY");
            final List<Aggregate> aggregates = new ArrayList<>();
            final List<String> names = new ArrayList<>();
            for (final RexOver call : calls) {
                names.add(aggregate(call, aggregates));
            }
            final List<Integer> kept = kept();
            final Over over = Frames.of(build, project, window).by(keys).aggregate(aggregates.toArray(Aggregate[]::new))
                .keeping(kept.stream().map(number -> flow.field(number).name()).toArray(String[]::new))
                .named(build.name("rows"));
            final List<Field> out = over.plan(Build.schema("rows", flow)).fresh().fields();
            final Stream<Row> stream = build.through(flow.stream(), "over", over, project);
            behind(stream, kept, out);
            for (int i = 0; i < calls.size(); i++) {
                results.put(calls.get(i).toString(), flow.names().indexOf(names.get(i)));
            }
        }

        private String aggregate(RexOver call, List<Aggregate> aggregates) {
            final List<String> inputs = new ArrayList<>();
            for (final RexNode each : call.getOperands()) {
                inputs.add(planner.fields().kept(flow, "value", resolved(each), call.getAggOperator().getName(),
                    project).name());
            }
            final Aggregate aggregate = call.isDistinct() ? distinct(call, inputs.get(0))
                : EngineAggregates.of(build, project, call.getAggOperator(), inputs);
            String name = flow.free(aggregate.name());
            for (int i = 2; isAmong(aggregates, name); i++) {
                name = flow.free(aggregate.name() + '_' + i);
            }
            aggregates.add(aggregate.as(name));
            return name;
        }

        private Aggregate distinct(RexOver call, String input) {
            EngineAggregates.requireDistinct(
                build, project, call.getAggOperator(), call.getOperands().get(0).getType());
            return EngineAggregates.distinct(build, project, call.getAggOperator(), input);
        }

        private static boolean isAmong(List<Aggregate> aggregates, String name) {
            return aggregates.stream().anyMatch(each -> each.name().equals(name));
        }

        /** The fields that are still needed behind the frame. */
        private List<Integer> kept() {
            final ImmutableBitSet.Builder bits = ImmutableBitSet.builder();
            results.values().forEach(bits::set);
            for (final RexNode each : expressions) {
                bits.addAll(RelOptUtil.InputFinder.bits(each.accept(new RexShuttle() {
                    @Override
                    public RexNode visitInputRef(RexInputRef ref) {
                        return columns.get(ref.getIndex());
                    }
                })));
            }
            final List<Integer> kept = bits.build().asList();
            for (final int number : kept) {
                planner.fields().kept(flow, flow.field(number).name(), build.rex().makeInputRef(
                    flow.field(number).type(), number), "OVER", project);
            }
            return List.copyOf(kept);
        }

        private void behind(Stream<Row> stream, List<Integer> kept, List<Field> out) {
            final List<StreamField> fields = new ArrayList<>();
            final Map<Integer, Integer> moved = new HashMap<>();
            for (final int number : kept) {
                moved.put(number, fields.size());
                fields.add(flow.field(number));
            }
            for (int i = kept.size(); i < out.size(); i++) {
                fields.add(StreamField.made(out.get(i), EngineAggregates.type(build, out.get(i))));
            }
            results.replaceAll((text, number) -> moved.getOrDefault(number, -1));
            flow = new Flow(stream, fields);
            columns = columns.stream().map(column -> Moves.moved(build, column, moved)).toList();
        }
    }
}
