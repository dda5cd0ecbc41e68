package io.turgo.sql.relational;

import java.util.Collections;
import java.util.List;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlCallBinding;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlOperandCountRange;
import org.apache.calcite.sql.SqlOperator;
import org.apache.calcite.sql.SqlUtil;
import org.apache.calcite.sql.type.SqlOperandCountRanges;
import org.apache.calcite.sql.type.SqlOperandMetadata;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.util.Static;

/**
 * The operands of a table function: a table, its column of time, and lengths of time.
 *
 * @param parameters the names of all of them
 * @param durations  how many lengths of time there must be; those behind may be left out
 */
record TimedOperands(String signature, List<String> parameters, int durations) implements SqlOperandMetadata {
    private static final int FIRST_DURATION = 2;

    @Override
    public List<RelDataType> paramTypes(RelDataTypeFactory factory) {
        return Collections.nCopies(parameters.size(), factory.createSqlType(SqlTypeName.ANY));
    }

    @Override
    public List<String> paramNames() {
        return parameters;
    }

    @Override
    public boolean checkOperandTypes(SqlCallBinding binding, boolean throwOnFailure) {
        if (binding.operand(1).getKind() != SqlKind.DESCRIPTOR) {
            return fail(binding, throwOnFailure);
        }
        checkColumns(binding);
        for (int i = FIRST_DURATION; i < binding.getOperandCount(); i++) {
            if (binding.operand(i).getKind() != SqlKind.DEFAULT && !isInterval(binding, binding.operand(i))) {
                return fail(binding, throwOnFailure);
            }
        }
        return true;
    }

    private static void checkColumns(SqlCallBinding binding) {
        final RelDataType table = binding.getValidator().deriveType(binding.getScope(), binding.operand(0));
        for (final SqlNode column : ((SqlCall) binding.operand(1)).getOperandList()) {
            if (table.getField(column.toString(), true, false) == null) {
                throw SqlUtil.newContextException(
                    column.getParserPosition(), Static.RESOURCE.columnNotFound(column.toString()));
            }
        }
    }

    private static boolean isInterval(SqlCallBinding binding, SqlNode operand) {
        return SqlTypeName.INTERVAL_TYPES.contains(
            binding.getValidator().deriveType(binding.getScope(), operand).getSqlTypeName());
    }

    private static boolean fail(SqlCallBinding binding, boolean throwOnFailure) {
        if (throwOnFailure) {
            throw binding.newValidationSignatureError();
        }
        return false;
    }

    @Override
    public SqlOperandCountRange getOperandCountRange() {
        return SqlOperandCountRanges.between(FIRST_DURATION + durations, parameters.size());
    }

    @Override
    public String getAllowedSignatures(SqlOperator operator, String name) {
        return signature;
    }

    @Override
    public boolean isOptional(int i) {
        return i >= FIRST_DURATION + durations;
    }

    @Override
    public boolean isFixedParameters() {
        return true;
    }
}
