package io.turgo.sql.relational;

import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlTypeName;

/** {@code PROCTIME()}: stands for "as the table stands now" in a look-up, and has no value of its own. */
public final class ProcTime extends SqlFunction {
    /** The one there is. */
    public static final ProcTime INSTANCE = new ProcTime();

    private static final int PRECISION = 3;

    private ProcTime() {
        super("PROCTIME", SqlKind.OTHER_FUNCTION,
            ReturnTypes.explicit(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, PRECISION), null, OperandTypes.NILADIC,
            SqlFunctionCategory.TIMEDATE);
    }

    @Override
    public boolean isDeterministic() {
        return false;
    }
}
