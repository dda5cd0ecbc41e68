package io.turgo.sql.plan;

import io.turgo.operators.aggregate.Aggregate;
import io.turgo.record.Field;
import io.turgo.record.Type;
import io.turgo.sql.relational.AggregateSpec;
import io.turgo.sql.relational.UserAggregate;
import io.turgo.sql.type.SqlTypes;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.fun.SqlStdOperatorTable;

/** Aggregate functions of SQL as those of the operators. */
final class EngineAggregates {
    private EngineAggregates() {
    }

    /** Which function it is. */
    static AggregateSpec spec(Build build, RelNode at, SqlAggFunction function) {
        if (function == SqlStdOperatorTable.SUM0) {
            return AggregateSpec.SUM;
        }
        for (final AggregateSpec each : AggregateSpec.values()) {
            if (each.operator() == function) {
                return each;
            }
        }
        throw build.refusal(at, "aggregate " + function.getName() + " is not supported",
            "`turgo functions` lists all there are");
    }

    /** An aggregate of fields. */
    static Aggregate of(Build build, RelNode at, SqlAggFunction function, List<String> fields) {
        if (function instanceof UserAggregate user) {
            return Aggregate.of(user.getName().toLowerCase(Locale.ROOT), user.function().of(fields));
        }
        final AggregateSpec spec = spec(build, at, function);
        return switch (spec) {
            case COUNT -> fields.isEmpty() ? Aggregate.count() : Aggregate.count(fields.get(0));
            case SUM -> Aggregate.sum(fields.get(0));
            case AVG -> Aggregate.avg(fields.get(0));
            case MIN -> Aggregate.min(fields.get(0));
            case MAX -> Aggregate.max(fields.get(0));
            case FIRST_VALUE -> Aggregate.first(fields.get(0));
            case LAST_VALUE -> Aggregate.last(fields.get(0));
            case STDDEV_POP -> Aggregate.stddevPop(fields.get(0));
            case STDDEV_SAMP -> Aggregate.stddevSamp(fields.get(0));
            case VAR_POP -> Aggregate.varPop(fields.get(0));
            case VAR_SAMP -> Aggregate.varSamp(fields.get(0));
            case APPROX_COUNT_DISTINCT -> Aggregate.countDistinctApprox(fields.get(0));
            case WEIGHTED_AVG -> Aggregate.weightedAvg(fields.get(0), fields.get(1));
            case APPROX_QUANTILE -> throw build.refusal(at, spec + " OVER is not supported", "GROUP BY a window");
        };
    }

    /** An aggregate of the different values of a field; it has been {@link #requireDistinct required}. */
    static Aggregate distinct(Build build, RelNode at, SqlAggFunction function, String field) {
        final int most = build.settings().mostDistinct();
        return switch (spec(build, at, function)) {
            case COUNT -> Aggregate.countDistinct(field, most, PlanSettings.remedyForCounts());
            case SUM -> Aggregate.sumDistinct(field, most, PlanSettings.remedyForSums());
            case AVG -> Aggregate.avgDistinct(field, most, PlanSettings.remedyForSums());
            default -> of(build, at, function, List.of(field));
        };
    }

    /** Refuses what has no aggregate of different values of that type. */
    static void requireDistinct(Build build, RelNode at, SqlAggFunction function, RelDataType type) {
        final AggregateSpec spec = function instanceof UserAggregate ? null : spec(build, at, function);
        if (spec == AggregateSpec.COUNT || spec == AggregateSpec.MIN || spec == AggregateSpec.MAX) {
            return;
        }
        if (spec != AggregateSpec.SUM && spec != AggregateSpec.AVG) {
            throw build.refusal(at, function.getName(), function.getName() + "(DISTINCT ...) is not supported",
                "only COUNT, SUM and AVG(DISTINCT ...): take it over a query that drops repetitions");
        }
        if (SqlTypes.field("v", type).orElseThrow().type() == Type.FLOAT64) {
            throw build.refusal(at, spec.toString(), spec + "(DISTINCT ...) of a " + SqlTypes.text(type)
                + " is not supported", "CAST it to a DECIMAL, whose sums are exact in any order");
        }
    }

    /** The type in SQL of a field that an operator gives. */
    static RelDataType type(Build build, Field field) {
        return SqlTypes.type(build.rex().getTypeFactory(), field);
    }

    /** The value as one of that type, if its field is another one. */
    static RexNode cast(Build build, RexNode value, RelDataType type) {
        final Field from = SqlTypes.field("v", value.getType()).orElseThrow();
        final Field to = SqlTypes.field("v", type).orElseThrow();
        return from.type() == to.type() && from.precision() == to.precision() && from.scale() == to.scale()
            ? value : build.rex().makeAbstractCast(type, value, false);
    }
}
