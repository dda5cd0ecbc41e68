package io.turgo.sql.catalog;

import org.apache.calcite.plan.RelOptTable;
import org.apache.calcite.rel.RelNode;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TemporalTable;
import org.apache.calcite.schema.TranslatableTable;
import org.apache.calcite.schema.impl.AbstractTable;

/** A view: where its name stands in a query, its rows are meant; the same node everywhere. Immutable. */
public final class CatalogView extends AbstractTable implements TranslatableTable, TemporalTable {
    /** Names that Calcite asks for and no query can write. */
    private static final String SYSTEM_START = "sys$start";
    private static final String SYSTEM_END = "sys$end";

    private final ViewRows rows;

    CatalogView(ViewRows rows) {
        this.rows = rows;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        return rows.getRowType();
    }

    @Override
    public RelNode toRel(RelOptTable.ToRelContext context, RelOptTable table) {
        return rows;
    }

    @Override
    public String getSysStartFieldName() {
        return SYSTEM_START;
    }

    @Override
    public String getSysEndFieldName() {
        return SYSTEM_END;
    }
}
