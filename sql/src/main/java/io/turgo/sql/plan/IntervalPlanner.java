package io.turgo.sql.plan;

import io.turgo.operators.join.IntervalJoin;
import io.turgo.sql.relational.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.JoinRelType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;

/** Plans {@code JOIN ... ON a.key = b.key AND a.ts BETWEEN b.ts - INTERVAL ... AND b.ts + INTERVAL ...}. */
final class IntervalPlanner {
    private static final String FORMS = "write ON a.key = b.key AND a.ts BETWEEN b.ts - INTERVAL '1' HOUR AND b.ts, or "
        + "JOIN ... FOR SYSTEM_TIME AS OF for a look-up";
    private static final long UNKNOWN = Long.MIN_VALUE;

    private final Build build;
    private final RelPlanner planner;
    private final List<RexNode> rest = new ArrayList<>();
    private Rows left;
    private Rows right;
    private int leftColumns;
    /** Bounds of left.time - right.time in nanoseconds. */
    private long lowerNs = UNKNOWN;
    private long upperNs = UNKNOWN;

    IntervalPlanner(Build build, RelPlanner planner) {
        this.build = build;
        this.planner = planner;
    }

    Rows plan(Join rel) {
        left = planner.plan(rel.getLeft());
        right = planner.plan(rel.getRight());
        leftColumns = left.columns().size();
        final JoinCondition condition = JoinCondition.of(build, rel);
        for (final JoinCondition.Equality equality : List.copyOf(condition.equalities())) {
            if (isTime(equality.left(), 0, left) && right.times().contains(equality.right())) {
                condition.remove(equality);
                bound(0, true);
                bound(0, false);
            }
        }
        condition.others().forEach(this::part);
        if (lowerNs == UNKNOWN || upperNs == UNKNOWN) {
            throw build.refusal(rel, "a join of two streams without bounds of time on both sides is not supported",
                FORMS);
        }
        if (rel.getJoinType() == JoinRelType.LEFT) {
            filterRight(condition, rel);
        }
        if (rel.getJoinType() == JoinRelType.LEFT && !rest.isEmpty()) {
            throw build.refusal(rel, "a LEFT JOIN has conditions on its left rows, besides equal keys and "
                + "bounds of time", "put them into CASE WHEN ... in the SELECT, or make it an inner JOIN");
        }
        if (lowerNs > upperNs) {
            throw build.refusal(rel, "the bounds of time of this join leave no room", FORMS);
        }
        final Rows rows = new Joined(build, planner, rel, left, right).plan(condition, "join",
            IntervalJoin.between(Duration.ofNanos(lowerNs), Duration.ofNanos(upperNs)),
            rel.getJoinType() == JoinRelType.LEFT, times(rel));
        return rest.isEmpty() ? rows : planner.filtered(rows, RexUtil.composeConjunction(build.rex(), rest), rel);
    }

    /** What comes out has the later of both times: where it is always that of one side, that column. */
    private Set<Integer> times(Join rel) {
        if (lowerNs >= 0) {
            return left.times();
        }
        return upperNs > 0 || rel.getJoinType() == JoinRelType.LEFT ? Set.of()
            : right.times().stream().map(time -> leftColumns + time).collect(Collectors.toSet());
    }

    /** What is asked of the right rows alone drops them before the join, where a left row without a match stays. */
    private void filterRight(JoinCondition condition, Join rel) {
        final List<RexNode> parts = rest.stream().filter(condition::isRight).toList();
        if (!parts.isEmpty()) {
            rest.removeAll(parts);
            right = planner.filtered(
                right, RexUtil.shift(RexUtil.composeConjunction(build.rex(), parts), -leftColumns), rel);
        }
    }

    private boolean isTime(RexNode value, int first, Rows side) {
        return value instanceof RexInputRef ref && side.times().contains(ref.getIndex() - first);
    }

    private void bound(long ns, boolean lower) {
        if (lower) {
            lowerNs = lowerNs == UNKNOWN ? ns : Math.max(lowerNs, ns);
        } else {
            upperNs = upperNs == UNKNOWN ? ns : Math.min(upperNs, ns);
        }
    }

    /** A time of one side and what is added to it. */
    private record Moved(boolean isLeft, long ns) {
    }

    private void part(RexNode part) {
        final Moved first = part instanceof RexCall call && call.getOperands().size() == 2
            ? moved(call.getOperands().get(0)) : null;
        final Moved second = first == null ? null : moved(((RexCall) part).getOperands().get(1));
        if (second == null || first.isLeft() == second.isLeft() || !compare(part.getKind(), first, second)) {
            rest.add(part);
        }
    }

    /** Where left and a is less than right and b, the difference of both is less than b minus a. */
    private boolean compare(SqlKind kind, Moved first, Moved second) {
        final Moved left = first.isLeft() ? first : second;
        final Moved right = first.isLeft() ? second : first;
        final long ns = right.ns() - left.ns();
        switch (first.isLeft() ? kind : kind.reverse()) {
            case LESS_THAN -> bound(ns - 1, false);
            case LESS_THAN_OR_EQUAL -> bound(ns, false);
            case GREATER_THAN -> bound(ns + 1, true);
            case GREATER_THAN_OR_EQUAL -> bound(ns, true);
            default -> {
                return false;
            }
        }
        return true;
    }

    private Moved moved(RexNode value) {
        if (isTime(value, 0, left)) {
            return new Moved(true, 0);
        } else if (isTime(value, leftColumns, right)) {
            return new Moved(false, 0);
        } else if (value instanceof RexCall call && call.getOperands().size() == 2) {
            final Moved time = moved(call.getOperands().get(0));
            final Duration by = Durations.of(call.getOperands().get(1));
            if (time != null && by != null && (call.getKind() == SqlKind.PLUS || call.getKind() == SqlKind.MINUS)) {
                return new Moved(time.isLeft(), time.ns() + (call.getKind() == SqlKind.PLUS ? 1 : -1) * by.toNanos());
            }
        }
        return null;
    }
}
