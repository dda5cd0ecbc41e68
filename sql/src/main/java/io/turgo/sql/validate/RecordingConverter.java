package io.turgo.sql.validate;

import java.util.List;
import org.apache.calcite.plan.RelOptCluster;
import org.apache.calcite.prepare.Prepare;
import org.apache.calcite.rel.RelRoot;
import org.apache.calcite.rel.logical.LogicalTableFunctionScan;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelect;
import org.apache.calcite.sql.validate.SqlValidator;
import org.apache.calcite.sql2rel.SqlToRelConverter;

/** Converts queries and notes which part of a query became what. */
final class RecordingConverter extends SqlToRelConverter {
    private final Provenance provenance;
    private final PartitionKeys keys;

    RecordingConverter(SqlValidator validator, Prepare.CatalogReader reader, RelOptCluster cluster, Config config,
        Provenance provenance, PartitionKeys keys) {
        super((type, query, schema, view) -> {
            throw new IllegalStateException("views have no text of their own");
        }, validator, reader, cluster, Convertlets.INSTANCE, config);
        this.provenance = provenance;
        this.keys = keys;
    }

    @Override
    protected RelRoot convertQueryRecursive(SqlNode query, boolean top, RelDataType targetRowType) {
        final RelRoot root = super.convertQueryRecursive(query, top, targetRowType);
        provenance.note(root.rel, query);
        return root;
    }

    @Override
    protected void convertFrom(Blackboard bb, SqlNode from, List<String> fieldNames) {
        super.convertFrom(bb, from, fieldNames);
        if (from != null && bb.root() != null) {
            provenance.note(bb.root(), from);
        }
    }

    @Override
    protected void afterTableFunction(Blackboard bb, SqlCall call, LogicalTableFunctionScan scan) {
        bb.setRoot(new TableCall(call, scan, keys.of(call)).rows(), true);
    }

    @Override
    protected void convertSelectImpl(Blackboard bb, SqlSelect select) {
        super.convertSelectImpl(bb, select);
        provenance.note(bb.root(), select);
    }
}
