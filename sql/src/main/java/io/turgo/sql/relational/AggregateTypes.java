package io.turgo.sql.relational;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** The types of results of aggregates that are no standard ones. */
final class AggregateTypes {
    private static final int DIGITS = 38;
    private static final int WEIGHTED_SCALE = 8;

    private AggregateTypes() {
    }

    /** Exact if both are. */
    static RelDataType weighted(SqlOperatorBinding binding) {
        final RelDataTypeFactory factory = binding.getTypeFactory();
        final boolean exact = SqlTypeUtil.isExactNumeric(binding.getOperandType(0))
            && SqlTypeUtil.isExactNumeric(binding.getOperandType(1));
        return factory.createTypeWithNullability(exact
            ? factory.createSqlType(SqlTypeName.DECIMAL, DIGITS, WEIGHTED_SCALE)
            : factory.createSqlType(SqlTypeName.DOUBLE), true);
    }
}
