package io.turgo.sql.catalog;

import java.util.List;
import org.apache.calcite.plan.RelTraitSet;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.RelWriter;
import org.apache.calcite.rel.SingleRel;
import org.apache.calcite.rel.type.RelDataType;

/** The rows of a view or of a named part of a query, which has a name of its own in plans. */
public final class ViewRows extends SingleRel {
    private final String name;

    /**
     * @param rowType with the view's names of the columns
     */
    public ViewRows(String name, RelNode input, RelDataType rowType) {
        super(input.getCluster(), input.getTraitSet(), input);
        this.name = name;
        this.rowType = rowType;
    }

    /** The view's name. */
    public String name() {
        return name;
    }

    @Override
    public RelNode copy(RelTraitSet traits, List<RelNode> inputs) {
        return new ViewRows(name, inputs.get(0), rowType);
    }

    @Override
    public RelWriter explainTerms(RelWriter writer) {
        return super.explainTerms(writer).item("name", name);
    }
}
