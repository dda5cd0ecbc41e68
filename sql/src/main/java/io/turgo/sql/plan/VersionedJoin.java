package io.turgo.sql.plan;

import io.turgo.operators.join.AsOfJoin;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rel.core.Snapshot;
import org.apache.calcite.rex.RexFieldAccess;

/** Plans {@code JOIN versions FOR SYSTEM_TIME AS OF left.time}: each row with the version that held at its time. */
final class VersionedJoin {
    private final Build build;
    private final RelPlanner planner;

    VersionedJoin(Build build, RelPlanner planner) {
        this.build = build;
        this.planner = planner;
    }

    Rows plan(Correlate rel, Snapshot snapshot, JoinCondition condition) {
        final Rows left = planner.plan(rel.getLeft());
        final Rows right = planner.plan(snapshot.getInput());
        if (!(snapshot.getPeriod() instanceof RexFieldAccess period)
            || !left.times().contains(period.getField().getIndex())) {
            throw build.refusal(rel, "FOR SYSTEM_TIME AS OF is not the event time of the rows before it",
                "name the column of WATERMARK FOR of the left table");
        }
        if (right.times().isEmpty()) {
            throw build.refusal(rel, "the versions have no event time", "declare WATERMARK FOR on the right table");
        }
        if (!condition.others().isEmpty()) {
            throw build.refusal(rel, "a join with versions has more conditions than equal keys",
                "put them into WHERE behind the join");
        }
        if (condition.equalities().isEmpty()) {
            throw build.refusal(rel, "a join with versions has no equal keys", "write ON left.key = right.key");
        }
        return new Joined(build, planner, rel, left, right).plan(condition, "versions",
            AsOfJoin.newest(), rel.getJoinType() == JoinRelType.LEFT);
    }
}
