package io.turgo.sql.plan;

import io.turgo.operators.aggregate.Aggregate;
import io.turgo.record.Type;
import io.turgo.sql.relational.AggregateSpec;
import io.turgo.sql.relational.UserAggregate;
import io.turgo.sql.relational.WindowFunction;
import io.turgo.sql.type.SqlTypes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexLiteral;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * The aggregates of a GROUP BY as the operators have them, and what makes of their results those of SQL: a sum of INT
 * is an INT there, an average of integers an integer.
 */
final class AggregateCalls {
    private final Build build;
    private final Fields fields;
    private final Rows in;
    private final org.apache.calcite.rel.core.Aggregate rel;
    private final List<Aggregate> aggregates = new ArrayList<>();
    private final List<Use> uses = new ArrayList<>();

    /**
     * What a call comes to.
     *
     * @param result of the call, given the flow behind the operator
     */
    record Use(Function<Flow, RexNode> result) {
    }

    AggregateCalls(Build build, Fields fields, Rows in, org.apache.calcite.rel.core.Aggregate rel) {
        this.build = build;
        this.fields = fields;
        this.in = in;
        this.rel = rel;
        prepare();
        for (int i = 0; i < rel.getAggCallList().size(); i++) {
            uses.add(use(rel.getAggCallList().get(i), i));
        }
    }

    /** Computes what all calls need by one stage. */
    private void prepare() {
        final List<Fields.Wanted> wanted = new ArrayList<>();
        for (int i = 0; i < rel.getAggCallList().size(); i++) {
            final AggregateCall call = rel.getAggCallList().get(i);
            for (int j = 0; j < call.getArgList().size(); j++) {
                final RexNode value = argument(call, j);
                if (!SqlTypes.isText(value.getType()) && !isParameter(call, j)) {
                    wanted.add(new Fields.Wanted(argumentName(call, j), value));
                }
            }
            if (call.getArgList().isEmpty() && call.filterArg >= 0) {
                wanted.add(new Fields.Wanted("counted", counted(call)));
            }
        }
        fields.of(in.flow(), wanted, wanted.size() == 1 ? wanted.get(0).name() : "columns", rel);
    }

    Aggregate[] aggregates() {
        return AggregatePlanner.orCount(aggregates);
    }

    List<Use> uses() {
        return uses;
    }

    /** The value that a call aggregates: null where its FILTER is not true. */
    private RexNode argument(AggregateCall call, int number) {
        final RexNode value = in.columns().get(call.getArgList().get(number));
        return call.filterArg < 0 ? value : filtered(call, value);
    }

    private RexNode filtered(AggregateCall call, RexNode value) {
        final RexBuilder rex = build.rex();
        final RelDataType type = rex.getTypeFactory().createTypeWithNullability(value.getType(), true);
        return rex.makeCall(type, SqlStdOperatorTable.CASE,
            List.of(in.columns().get(call.filterArg), value, rex.makeNullLiteral(type)));
    }

    private RexNode counted(AggregateCall call) {
        return filtered(call, build.rex().makeExactLiteral(BigDecimal.ONE));
    }

    private static boolean isParameter(AggregateCall call, int argument) {
        return argument == 1 && call.getAggregation() == AggregateSpec.APPROX_QUANTILE.operator();
    }

    private String argumentName(AggregateCall call, int number) {
        return rel.getInput().getRowType().getFieldNames().get(call.getArgList().get(number));
    }

    private String field(AggregateCall call, int number) {
        return fields.kept(in.flow(), argumentName(call, number), argument(call, number),
            call.getAggregation().getName(), rel).name();
    }

    private Use use(AggregateCall call, int number) {
        final String name = name(call, number);
        if (call.isDistinct()) {
            EngineAggregates.requireDistinct(build, rel, call.getAggregation(), argument(call, 0).getType());
        }
        if (call.getAggregation() instanceof UserAggregate) {
            return plain(EngineAggregates.of(build, rel, call.getAggregation(), inputs(call)), name, call.getType());
        }
        final AggregateSpec spec = EngineAggregates.spec(build, rel, call.getAggregation());
        if (spec == AggregateSpec.COUNT) {
            return count(call, name);
        }
        if (spec == AggregateSpec.AVG) {
            return average(call, name);
        }
        if (spec == AggregateSpec.APPROX_QUANTILE) {
            return plain(Aggregate.quantile(field(call, 0), fraction(call)), name, call.getType());
        }
        if ((spec == AggregateSpec.MIN || spec == AggregateSpec.MAX) && SqlTypes.isText(argument(call, 0).getType())) {
            throw build.refusal(rel, spec + " of a text is not supported",
                "take FIRST_VALUE or LAST_VALUE, or the " + (spec == AggregateSpec.MIN ? "least" : "greatest")
                    + " of a number");
        }
        if (spec == AggregateSpec.SUM) {
            return plain(of(call, call.getAggregation(), field(call, 0)), name, call.getType());
        }
        return plain(EngineAggregates.of(build, rel, call.getAggregation(), inputs(call)), name, call.getType());
    }

    private List<String> inputs(AggregateCall call) {
        final List<String> inputs = new ArrayList<>();
        for (int i = 0; i < call.getArgList().size(); i++) {
            inputs.add(field(call, i));
        }
        return inputs;
    }

    private String name(AggregateCall call, int number) {
        final String given = call.getName();
        final String base = given != null && given.matches("[A-Za-z_][A-Za-z0-9_]*") ? given
            : call.getAggregation().getName().replace("$", "").toLowerCase(Locale.ROOT)
                + (call.getArgList().isEmpty() ? "" : '_' + argumentName(call, 0).replaceAll("[^A-Za-z0-9_]", "_"));
        return has(base) ? base + '_' + number : base;
    }

    private boolean has(String name) {
        return aggregates.stream().map(Aggregate::name).anyMatch(
            each -> each.equals(name) || each.equals(sumOf(name))) || in.flow().names().contains(name)
            || name.equals("window_start") || name.equals("window_end");
    }

    /** Where the sum of an average of integers is. */
    private static String sumOf(String average) {
        return average + "_sum";
    }

    private double fraction(AggregateCall call) {
        final RexNode value = in.columns().get(call.getArgList().get(1));
        if (value instanceof RexLiteral literal && literal.getValueAs(BigDecimal.class) != null) {
            return literal.getValueAs(BigDecimal.class).doubleValue();
        }
        throw build.refusal(rel, "the fraction of APPROX_QUANTILE is a literal", "write e.g. 0.99");
    }

    private Use count(AggregateCall call, String name) {
        if (call.getArgList().size() > 1) {
            throw build.refusal(rel, "COUNT of several columns is not supported", "count one of them");
        }
        if (call.isDistinct()) {
            return plain(of(call, call.getAggregation(), field(call, 0)), name, call.getType());
        }
        if (call.getArgList().isEmpty()) {
            return plain(call.filterArg < 0 ? Aggregate.count()
                : Aggregate.count(fields.of(in.flow(), "counted", counted(call), rel).name()), name, call.getType());
        }
        return plain(Aggregate.count(countedField(call)), name, call.getType());
    }

    /** A text may be counted as it is, unless rows are kept until they leave the window. */
    private String countedField(AggregateCall call) {
        return in.window() != null && in.window().kind() == WindowFunction.Kind.SLIDE ? field(call, 0)
            : fields.of(in.flow(), argumentName(call, 0), argument(call, 0), rel).name();
    }

    /** Of integers the sum divided by the number, without what is behind the point, as in Flink. */
    private Use average(AggregateCall call, String name) {
        final RexNode value = argument(call, 0);
        final Type type = SqlTypes.field("v", value.getType()).orElseThrow().type();
        final String field = field(call, 0);
        if (type != Type.INT32 && type != Type.INT64) {
            return plain(of(call, SqlStdOperatorTable.AVG, field), name, call.getType());
        }
        final String sum = sumOf(name);
        final String count = name + "_count";
        aggregates.add(of(call, SqlStdOperatorTable.SUM, field).as(sum));
        aggregates.add(of(call, SqlStdOperatorTable.COUNT, field).as(count));
        return new Use(flow -> EngineAggregates.cast(build, build.rex().makeCall(big(true), SqlStdOperatorTable.DIVIDE,
            List.of(ref(flow, sum), ref(flow, count))), call.getType()));
    }

    /** A function of the values that a call is over, different ones or all. */
    private Aggregate of(AggregateCall call, SqlAggFunction function, String field) {
        return call.isDistinct() ? EngineAggregates.distinct(build, rel, function, field)
            : EngineAggregates.of(build, rel, function, List.of(field));
    }

    private RelDataType big(boolean nullable) {
        return build.rex().getTypeFactory().createTypeWithNullability(
            build.rex().getTypeFactory().createSqlType(SqlTypeName.BIGINT), nullable);
    }

    private Use plain(Aggregate aggregate, String name, RelDataType type) {
        aggregates.add(aggregate.as(name));
        return new Use(flow -> EngineAggregates.cast(build, ref(flow, name), type));
    }

    private RexNode ref(Flow flow, String name) {
        final int number = flow.names().indexOf(name);
        return build.rex().makeInputRef(flow.field(number).type(), number);
    }
}
