package io.turgo.sql.validate;

import io.turgo.sql.text.Place;
import java.util.IdentityHashMap;
import java.util.Map;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.sql.SqlNode;

/** From which part of which statement a relational expression came, so that messages can point at it. One thread. */
public final class Provenance {
    private final Map<RelNode, SqlNode> nodes = new IdentityHashMap<>();

    /** Notes that what is new below that expression came from that part. */
    void note(RelNode rel, SqlNode node) {
        if (nodes.putIfAbsent(rel, node) == null) {
            rel.getInputs().forEach(input -> note(input, node));
        }
    }

    /** The part that an expression came from, or null. */
    public SqlNode of(RelNode rel) {
        return nodes.get(rel);
    }

    /** Where it stands, or null if that is not known. */
    public Place placeOf(RelNode rel) {
        final SqlNode node = nodes.get(rel);
        return node == null ? null : Place.of(node);
    }
}
