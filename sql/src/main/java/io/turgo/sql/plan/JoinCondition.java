package io.turgo.sql.plan;

import java.util.ArrayList;
import java.util.List;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rex.RexBuilder;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexCorrelVariable;
import org.apache.calcite.rex.RexFieldAccess;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;
import org.apache.calcite.rex.RexUtil;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.util.ImmutableBitSet;

/** The condition of a join, in parts, over the columns of the left rows and, behind them, of the right ones. */
final class JoinCondition {
    private final List<Equality> equalities = new ArrayList<>();
    private final List<RexNode> others = new ArrayList<>();
    private final int leftColumns;
    private final RexBuilder rex;

    /**
     * A value of the left rows that equals a column of the right ones.
     *
     * @param left  over the left columns
     * @param right number of a column of the right rows
     */
    record Equality(RexNode left, int right) {
    }

    private JoinCondition(RexBuilder rex, int leftColumns) {
        this.rex = rex;
        this.leftColumns = leftColumns;
    }

    /** The condition of a correlated join, where left columns are fields of a variable. */
    static JoinCondition of(Build build, Correlate rel, RexNode condition) {
        final int left = rel.getLeft().getRowType().getFieldCount();
        final RexNode plain = condition.accept(new RexShuttle() {
            @Override
            public RexNode visitFieldAccess(RexFieldAccess access) {
                return access.getReferenceExpr() instanceof RexCorrelVariable
                    ? build.rex().makeInputRef(access.getType(), access.getField().getIndex())
                    : super.visitFieldAccess(access);
            }

            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return build.rex().makeInputRef(ref.getType(), left + ref.getIndex());
            }
        });
        return new JoinCondition(build.rex(), left).split(plain);
    }

    /** The condition of a join. */
    static JoinCondition of(Build build, Join rel) {
        return new JoinCondition(build.rex(), rel.getLeft().getRowType().getFieldCount()).split(rel.getCondition());
    }

    private JoinCondition split(RexNode condition) {
        for (final RexNode part : RelOptUtil.conjunctions(condition)) {
            if (!part.isAlwaysTrue() && !isEquality(part)) {
                others.add(part);
            }
        }
        return this;
    }

    private boolean isEquality(RexNode part) {
        if (part.getKind() != SqlKind.EQUALS) {
            return false;
        }
        final RexNode first = ((RexCall) part).getOperands().get(0);
        final RexNode second = ((RexCall) part).getOperands().get(1);
        return add(first, second) || add(second, first);
    }

    private boolean add(RexNode left, RexNode right) {
        final RexNode column = RexUtil.removeCast(right);
        if (column instanceof RexInputRef ref && ref.getIndex() >= leftColumns && isLeft(left)) {
            equalities.add(new Equality(RexUtil.removeCast(left), ref.getIndex() - leftColumns));
            return true;
        }
        return false;
    }

    private boolean isLeft(RexNode value) {
        return RelOptUtil.InputFinder.bits(value).asList().stream().allMatch(column -> column < leftColumns);
    }

    List<Equality> equalities() {
        return equalities;
    }

    /** All other parts. */
    List<RexNode> others() {
        return others;
    }

    /** The columns of both sides that the other parts are over. */
    ImmutableBitSet otherColumns() {
        return RelOptUtil.InputFinder.bits(others, null);
    }

    /** Takes an equality away, which something else stands for. */
    void remove(Equality equality) {
        equalities.remove(equality);
    }

    /** Takes all equalities but that one for other parts. */
    void demote(Equality kept) {
        for (final Equality each : List.copyOf(equalities)) {
            if (each != kept) {
                equalities.remove(each);
                others.add(rex.makeCall(org.apache.calcite.sql.fun.SqlStdOperatorTable.EQUALS, each.left(),
                    rex.makeInputRef(each.left().getType(), leftColumns + each.right())));
            }
        }
    }

    /** Whether an expression is over right columns only. */
    boolean isRight(RexNode value) {
        return RelOptUtil.InputFinder.bits(value).asList().stream().allMatch(column -> column >= leftColumns);
    }

    /** The number of columns of the left rows. */
    int leftColumns() {
        return leftColumns;
    }
}
