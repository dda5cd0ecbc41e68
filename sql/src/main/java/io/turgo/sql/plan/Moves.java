package io.turgo.sql.plan;

import java.util.Map;
import org.apache.calcite.plan.RelOptUtil;
import org.apache.calcite.rex.RexInputRef;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.rex.RexShuttle;

/** Expressions whose fields have moved. */
final class Moves {
    private Moves() {
    }

    /** The expression over fields at other places; null, of its type, if one of them is gone. */
    static RexNode moved(Build build, RexNode expression, Map<Integer, Integer> places) {
        if (!RelOptUtil.InputFinder.bits(expression).asList().stream().allMatch(places::containsKey)) {
            return build.rex().makeNullLiteral(expression.getType());
        }
        return expression.accept(new RexShuttle() {
            @Override
            public RexNode visitInputRef(RexInputRef ref) {
                return build.rex().makeInputRef(ref.getType(), places.get(ref.getIndex()));
            }
        });
    }
}
