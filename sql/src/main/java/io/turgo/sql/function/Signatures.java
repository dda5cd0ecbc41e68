package io.turgo.sql.function;

import io.turgo.sql.type.FlinkTypeSystem;
import java.util.Arrays;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.SqlFunction;
import org.apache.calcite.sql.SqlFunctionCategory;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlOperatorBinding;
import org.apache.calcite.sql.type.OperandTypes;
import org.apache.calcite.sql.type.ReturnTypes;
import org.apache.calcite.sql.type.SqlOperandTypeChecker;
import org.apache.calcite.sql.type.SqlReturnTypeInference;
import org.apache.calcite.sql.type.SqlSingleOperandTypeChecker;
import org.apache.calcite.sql.type.SqlTypeFamily;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeTransforms;
import org.apache.calcite.sql.type.SqlTypeUtil;

/** What functions take and give, in the terms of Calcite's validator. */
final class Signatures {
    /** A text, null where an argument is. */
    static final SqlReturnTypeInference TEXT =
        ReturnTypes.explicit(SqlTypeName.VARCHAR).andThen(SqlTypeTransforms.TO_NULLABLE);
    /** A text that may be null. */
    static final SqlReturnTypeInference TEXT_OR_NULL =
        ReturnTypes.explicit(SqlTypeName.VARCHAR).andThen(SqlTypeTransforms.FORCE_NULLABLE);
    /** A date that may be null. */
    static final SqlReturnTypeInference DATE_OR_NULL =
        ReturnTypes.explicit(SqlTypeName.DATE).andThen(SqlTypeTransforms.FORCE_NULLABLE);
    /** A time without a zone, of milliseconds, that may be null. */
    static final SqlReturnTypeInference TIMESTAMP_OR_NULL =
        ReturnTypes.explicit(SqlTypeName.TIMESTAMP, 3).andThen(SqlTypeTransforms.FORCE_NULLABLE);
    /** A point in time, of milliseconds, that may be null. */
    static final SqlReturnTypeInference INSTANT_OR_NULL =
        ReturnTypes.explicit(SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE, 3).andThen(SqlTypeTransforms.FORCE_NULLABLE);
    /** A truth value that may be null. */
    static final SqlReturnTypeInference BOOLEAN_OR_NULL =
        ReturnTypes.BOOLEAN.andThen(SqlTypeTransforms.FORCE_NULLABLE);
    /** An INT that may be null. */
    static final SqlReturnTypeInference INTEGER_OR_NULL =
        ReturnTypes.INTEGER.andThen(SqlTypeTransforms.FORCE_NULLABLE);
    /** A decimal that has the digits that are left, and the type of the number for others. */
    static final SqlReturnTypeInference ROUNDED = Signatures::rounded;

    private Signatures() {
    }

    /** A function of that result and those arguments. */
    static SqlFunction function(
        String name, FunctionSpec.Group group, SqlReturnTypeInference result, SqlOperandTypeChecker arguments) {
        final SqlFunctionCategory category = switch (group) {
            case TEXT -> SqlFunctionCategory.STRING;
            case TIME -> SqlFunctionCategory.TIMEDATE;
            default -> SqlFunctionCategory.NUMERIC;
        };
        return new SqlFunction(name, SqlKind.OTHER_FUNCTION, result, null, arguments, category);
    }

    /** Arguments of those families, in that order. */
    static SqlSingleOperandTypeChecker of(SqlTypeFamily... families) {
        return OperandTypes.family(families);
    }

    /** Any of several lists of arguments. */
    static SqlOperandTypeChecker any(SqlOperandTypeChecker... checkers) {
        return OperandTypes.or(checkers);
    }

    /** That many texts. */
    static SqlSingleOperandTypeChecker texts(int count) {
        final SqlTypeFamily[] families = new SqlTypeFamily[count];
        Arrays.fill(families, SqlTypeFamily.CHARACTER);
        return of(families);
    }

    private static RelDataType rounded(SqlOperatorBinding call) {
        final RelDataType type = call.getOperandType(0);
        final boolean known = call.getOperandCount() == 1 || call.isOperandLiteral(1, false);
        if (!SqlTypeUtil.isDecimal(type) || !known) {
            return ReturnTypes.ARG0_NULLABLE.inferReturnType(call);
        }
        final Integer given =
            call.getOperandCount() == 1 ? Integer.valueOf(0) : call.getOperandLiteralValue(1, Integer.class);
        final int digits = given == null ? 0 : given;
        final RelDataTypeFactory factory = call.getTypeFactory();
        final int whole = type.getPrecision() - type.getScale();
        final int scale = Math.min(type.getScale(), Math.max(0, digits));
        final int precision = digits >= type.getScale() ? type.getPrecision()
            : Math.min(FlinkTypeSystem.MAX_DECIMAL_PRECISION, whole + 1 + scale);
        return factory.createTypeWithNullability(factory.createSqlType(SqlTypeName.DECIMAL, precision, scale),
            type.isNullable() || call.getOperandCount() > 1 && call.getOperandType(1).isNullable());
    }
}
