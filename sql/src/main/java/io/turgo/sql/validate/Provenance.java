package io.turgo.sql.validate;

import io.turgo.sql.text.Place;
import java.util.HashMap;
import java.util.Map;
import org.apache.calcite.plan.RelDigest;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.core.Aggregate;
import org.apache.calcite.rel.core.Correlate;
import org.apache.calcite.rel.core.Filter;
import org.apache.calcite.rel.core.Join;
import org.apache.calcite.rel.core.Project;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.util.SqlBasicVisitor;

/**
 * From which part of which statement a relational expression came, so that messages can point at it. Found by what an
 * expression is, as Calcite copies them. One thread.
 */
public final class Provenance {
    private final Map<RelDigest, SqlNode> nodes = new HashMap<>();

    /** Notes that what is new below that expression came from that part. */
    void note(RelNode rel, SqlNode node) {
        if (nodes.putIfAbsent(rel.getRelDigest(), node) == null) {
            rel.getInputs().forEach(input -> note(input, node));
        }
    }

    /** Where the part stands that an expression came from, or null if that is not known. */
    public Place placeOf(RelNode rel) {
        final SqlNode node = nodes.get(rel.getRelDigest());
        return node == null ? null : Place.of(clause(rel, node));
    }

    /** Where a function is called in the part that an expression came from; where that stands if it is not found. */
    public Place placeOf(RelNode rel, String function) {
        final SqlNode node = nodes.get(rel.getRelDigest());
        final SqlNode call = node == null ? null : call(node, function);
        return call == null ? placeOf(rel) : Place.of(call);
    }

    /** The whole part that an expression came from, or null if that is not known. */
    public Place wholeOf(RelNode rel) {
        final SqlNode node = nodes.get(rel.getRelDigest());
        return node == null ? null : Place.of(node);
    }

    private static SqlNode clause(RelNode rel, SqlNode node) {
        if (!(node instanceof SqlSelect select)) {
            return node;
        }
        if (rel instanceof Aggregate && select.getGroup() != null && !select.getGroup().isEmpty()) {
            return select.getGroup();
        }
        if (rel instanceof Filter) {
            final boolean having = rel.getInput(0) instanceof Aggregate && select.getHaving() != null;
            final SqlNode condition = having ? select.getHaving() : select.getWhere();
            return condition == null ? node : condition;
        }
        if (rel instanceof Correlate || rel instanceof Join || rel instanceof SingleRel && !(rel instanceof Project)) {
            return select.getFrom();
        }
        return node;
    }

    private static SqlNode call(SqlNode node, String function) {
        final SqlNode[] found = new SqlNode[1];
        node.accept(new SqlBasicVisitor<Void>() {
            @Override
            public Void visit(SqlCall call) {
                if (found[0] == null && call.getOperator().getName().equalsIgnoreCase(function)) {
                    found[0] = call;
                }
                return found[0] == null ? super.visit(call) : null;
            }
        });
        return found[0];
    }
}
