package io.turgo.sql.validate;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rex.RexCall;
import org.apache.calcite.rex.RexNode;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql2rel.SqlRexContext;
import org.apache.calcite.sql2rel.SqlRexConvertlet;
import org.apache.calcite.sql2rel.SqlRexConvertletTable;
import org.apache.calcite.sql2rel.StandardConvertletTable;

/** Calcite's rules that make row expressions of calls. Stateless. */
final class Convertlets implements SqlRexConvertletTable {
    static final Convertlets INSTANCE = new Convertlets();

    private Convertlets() {
    }

    @Override
    public SqlRexConvertlet get(SqlCall call) {
        final SqlRexConvertlet standard = StandardConvertletTable.INSTANCE.get(call);
        return call.getKind() == SqlKind.SAFE_CAST ? (context, each) -> typed(context, standard, each) : standard;
    }

    /**
     * Calcite takes TRY_CAST(a AS INT) and TRY_CAST(a AS DATE) for the same expression: only of a CAST it looks at the
     * type. So the type is in the operator.
     */
    private static RexNode typed(SqlRexContext context, SqlRexConvertlet standard, SqlCall call) {
        final RexNode converted = standard.convertCall(context, call);
        return converted instanceof RexCall cast && cast.getKind() == SqlKind.SAFE_CAST
            ? context.getRexBuilder().makeCall(cast.getType(), new TryCast(cast.getType()), cast.getOperands())
            : converted;
    }

    /** TRY_CAST to one type. */
    private static final class TryCast extends SqlFunction {
        TryCast(RelDataType type) {
            super("TRY_CAST AS " + type.getFullTypeString(), SqlKind.SAFE_CAST, ReturnTypes.explicit(type), null,
                OperandTypes.ANY, SqlFunctionCategory.SYSTEM);
        }
    }
}
