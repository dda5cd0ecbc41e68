package io.turgo.sql.plan;

import io.turgo.sql.catalog.ViewRows;
import io.turgo.sql.relational.DeduplicatedRows;
import io.turgo.sql.relational.WindowRows;
import io.turgo.sql.validate.Insertion;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.calcite.plan.RelDigest;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.AggregateCall;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Snapshot;
import org.apache.calcite.rel.core.Union;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.util.ImmutableBitSet;

/** Which columns of every expression anything behind it uses, over all insertions of a file. */
final class Usage {
    private final Map<RelDigest, ImmutableBitSet> used = new HashMap<>();

    static Usage of(List<Insertion> insertions) {
        final Usage usage = new Usage();
        for (final Insertion insertion : insertions) {
            usage.use(insertion.rows(), ImmutableBitSet.of(insertion.columns().stream()
                .filter(column -> column >= 0).collect(Collectors.toList())));
        }
        return usage;
    }

    /** Whether a column is used. */
    boolean uses(RelNode rel, int column) {
        return used.getOrDefault(rel.getRelDigest(), ImmutableBitSet.of()).get(column);
    }

    private void use(RelNode rel, ImmutableBitSet columns) {
        used.merge(rel.getRelDigest(), columns, ImmutableBitSet::union);
        if (rel instanceof Project project) {
            use(project.getInput(), inputs(columns.asList().stream().map(project.getProjects()::get).toList()));
        } else if (rel instanceof Filter filter) {
            use(filter.getInput(), columns.union(inputs(List.of(filter.getCondition()))));
        } else if (rel instanceof Aggregate aggregate) {
            use(aggregate.getInput(), inputs(aggregate));
        } else if (rel instanceof Correlate correlate) {
            final int left = correlate.getLeft().getRowType().getFieldCount();
            use(correlate.getLeft(), columns.intersect(ImmutableBitSet.range(left))
                .union(correlate.getRequiredColumns()));
            use(correlate.getRight(), columns.except(ImmutableBitSet.range(left)).shift(-left));
        } else if (rel instanceof Join join) {
            final ImmutableBitSet all = columns.union(inputs(List.of(join.getCondition())));
            final int left = join.getLeft().getRowType().getFieldCount();
            use(join.getLeft(), all.intersect(ImmutableBitSet.range(left)));
            use(join.getRight(), all.except(ImmutableBitSet.range(left)).shift(-left));
        } else if (rel instanceof WindowRows windows) {
            use(windows.getInput(), ImmutableBitSet.of(windows.keys()).set(windows.time()).union(
                columns.intersect(ImmutableBitSet.range(windows.getInput().getRowType().getFieldCount()))));
        } else if (rel instanceof DeduplicatedRows rows) {
            use(rows.getInput(), columns.union(ImmutableBitSet.of(rows.keys())).set(rows.time()));
        } else if (rel instanceof Union || rel instanceof ViewRows || rel instanceof Snapshot) {
            rel.getInputs().forEach(input -> use(input, columns));
        }
    }

    private static ImmutableBitSet inputs(List<RexNode> expressions) {
        return RelOptUtil.InputFinder.bits(expressions, null);
    }

    private static ImmutableBitSet inputs(Aggregate aggregate) {
        final ImmutableBitSet.Builder inputs = ImmutableBitSet.builder().addAll(aggregate.getGroupSet());
        for (final AggregateCall call : aggregate.getAggCallList()) {
            call.getArgList().forEach(inputs::set);
            if (call.filterArg >= 0) {
                inputs.set(call.filterArg);
            }
        }
        return inputs.build();
    }
}
