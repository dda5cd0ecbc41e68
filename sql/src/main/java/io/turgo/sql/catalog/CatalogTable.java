package io.turgo.sql.catalog;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.schema.TemporalTable;
import org.apache.calcite.schema.impl.AbstractTable;

/** A declared table as Calcite sees it. Immutable. */
public final class CatalogTable extends AbstractTable implements TemporalTable {
    /** Names that Calcite asks for and no query can write. */
    private static final String SYSTEM_START = "sys$start";
    private static final String SYSTEM_END = "sys$end";

    private final DeclaredTable declared;

    CatalogTable(DeclaredTable declared) {
        this.declared = declared;
    }

    /** The declaration. */
    public DeclaredTable declared() {
        return declared;
    }

    @Override
    public RelDataType getRowType(RelDataTypeFactory factory) {
        final RelDataTypeFactory.Builder builder = factory.builder();
        declared.columns().forEach(column -> builder.add(column.name(), column.type()));
        return builder.build();
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
