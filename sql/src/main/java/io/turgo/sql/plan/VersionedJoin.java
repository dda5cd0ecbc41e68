package io.turgo.sql.plan;

import io.turgo.operators.join.AsOfJoin;
import io.turgo.sql.catalog.ViewRows;
import io.turgo.sql.plan.JoinCondition.Equality;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Set;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.rel.core.Snapshot;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexOver;

/**
 * Plans {@code JOIN versions FOR SYSTEM_TIME AS OF left.time}: each row with the version that held at its time. The
 * versions are a table, or a query of the last row of each key, {@code ROW_NUMBER() OVER (PARTITION BY key ORDER BY ts
 * DESC) = 1}: its rows are all the versions there have been.
 */
final class VersionedJoin {
    private final Build build;
    private final RelPlanner planner;

    VersionedJoin(Build build, RelPlanner planner) {
        this.build = build;
        this.planner = planner;
    }

    Rows plan(Correlate rel, Snapshot snapshot, JoinCondition condition) {
        final Rows left = planner.plan(rel.getLeft());
        final Rows right = new Versions(rel, condition).plan(snapshot.getInput());
        if (!(snapshot.getPeriod() instanceof RexFieldAccess period)
            || !left.times().contains(period.getField().getIndex())) {
            throw build.refusal(rel, "FOR SYSTEM_TIME AS OF is not the event time of the rows before it",
                "name the column of WATERMARK FOR of the left table");
        }
        if (right.times().isEmpty()) {
            throw build.refusal(rel, "the versions have no event time", "declare WATERMARK FOR on the right table");
        }
        final boolean inner = rel.getJoinType() == JoinRelType.INNER;
        if (condition.equalities().isEmpty()) {
            throw build.refusal(rel, "a join with versions has no equal keys", "write ON left.key = right.key");
        }
        final Rows rows = new Joined(build, planner, rel, left, right).plan(
            condition, "versions", AsOfJoin.newest(), !inner, left.times());
        return new SingleMatch(build, planner, rel).where(rows, condition, inner);
    }

    /** The right side of one join. */
    private final class Versions {
        private final Correlate join;
        private final Set<Integer> joined = new HashSet<>();

        private Versions(Correlate join, JoinCondition condition) {
            this.join = join;
            condition.equalities().stream().map(Equality::right).forEach(joined::add);
        }

        private Rows plan(RelNode rel) {
            final Ranking newest = newest(rel);
            return newest == null ? planner.plan(rel) : versions(rel, newest, joined);
        }

        /** What makes rows the last ones of their keys, below names and columns; null if they are others. */
        private Ranking newest(RelNode rel) {
            if (rel instanceof ViewRows || rel instanceof Project project && !project.containsOver()) {
                return newest(rel.getInput(0));
            }
            final Ranking ranking = rel instanceof Filter filter ? Ranking.of(filter) : null;
            return ranking != null && ranking.most() == 1 && ranking.rest().isEmpty() && ranking.isLatestFirst()
                ? ranking : null;
        }

        /** @param keys the columns by which the rows are joined */
        private Rows versions(RelNode rel, Ranking newest, Set<Integer> keys) {
            if (rel instanceof ViewRows view) {
                final String outer = build.enter(view.name());
                final Rows rows = versions(view.getInput(), newest, keys);
                build.enter(outer);
                return rows;
            } else if (rel == newest.filter()) {
                return ranked(newest, keys);
            }
            final Project project = (Project) rel;
            return planner.project(project, versions(project.getInput(), newest, inputs(project, keys)));
        }

        private Rows ranked(Ranking newest, Set<Integer> keys) {
            final Project project = newest.project();
            final RexOver over = newest.over();
            final Set<Integer> divided = new HashSet<>();
            for (final RexNode key : over.getWindow().partitionKeys) {
                divided.add(key instanceof RexInputRef ref ? ref.getIndex() : -1);
            }
            if (!divided.equals(inputs(project, keys))) {
                throw build.refusal(join, "versions are joined by other columns than those that they are kept by",
                    "make the keys of ON those of PARTITION BY");
            }
            final Rows in = planner.plan(project.getInput());
            if (!(over.getWindow().orderKeys.get(0).left instanceof RexInputRef time)
                || !in.times().contains(time.getIndex())) {
                throw build.refusal(project, "ROW_NUMBER", "the versions are not ordered by their event time",
                    "ORDER BY the column of WATERMARK FOR, descending");
            }
            return planner.project(
                project, in, newest.column(), build.rex().makeExactLiteral(BigDecimal.ONE, over.getType()));
        }

        private static Set<Integer> inputs(Project project, Set<Integer> columns) {
            final Set<Integer> inputs = new HashSet<>();
            for (final int column : columns) {
                inputs.add(project.getProjects().get(column) instanceof RexInputRef ref ? ref.getIndex() : -1);
            }
            return inputs;
        }
    }
}
