package io.turgo.sql.relational;

import org.apache.calcite.sql.SqlAggFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.util.Optionality;

/** {@code ANOMALY_SCORE(value [, 'detector' [, 'options']]) OVER (PARTITION BY key ORDER BY ts)}, a DOUBLE. */
public final class AnomalyScore extends SqlAggFunction {
    /** The one there is. */
    public static final AnomalyScore INSTANCE = new AnomalyScore();

    private AnomalyScore() {
        super("ANOMALY_SCORE", null, SqlKind.OTHER_FUNCTION,
            ReturnTypes.explicit(SqlTypeName.DOUBLE).andThen(SqlTypeTransforms.FORCE_NULLABLE), null,
            OperandTypes.NUMERIC.or(OperandTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.CHARACTER))
                .or(OperandTypes.family(SqlTypeFamily.NUMERIC, SqlTypeFamily.CHARACTER, SqlTypeFamily.CHARACTER)),
            SqlFunctionCategory.USER_DEFINED_FUNCTION, true, true, Optionality.FORBIDDEN);
    }

    @Override
    public boolean allowsFraming() {
        return false;
    }
}
