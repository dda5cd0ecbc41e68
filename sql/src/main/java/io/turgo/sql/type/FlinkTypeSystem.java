package io.turgo.sql.type;

import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.rel.type.RelDataTypeSystemImpl;
import org.apache.calcite.sql.type.SqlTypeName;
import org.apache.calcite.sql.type.SqlTypeUtil;

/**
 * The limits, defaults and derived types of Flink: decimals of up to 38 digits, texts of any length, times of up to
 * nine digits of a second. Which type an operation on decimals has is what Flink's documentation calls its data type
 * rules; digits before the point win over those behind it, of which at least six stay. Stateless.
 */
public final class FlinkTypeSystem extends RelDataTypeSystemImpl {
    /** The one there is. */
    public static final FlinkTypeSystem INSTANCE = new FlinkTypeSystem();
    /** The most digits that a DECIMAL has. */
    public static final int MAX_DECIMAL_PRECISION = 38;
    /** The most digits of a second that a time has. */
    public static final int MAX_TIME_PRECISION = 9;

    private static final int DEFAULT_DECIMAL_PRECISION = 10;
    private static final int DEFAULT_TIME_PRECISION = 6;
    /** The digits behind the point that a result keeps where there are too many in all. */
    private static final int LEAST_SCALE = 6;
    /** As how many digits a count takes part in an average. */
    private static final int COUNT_PRECISION = 20;

    private FlinkTypeSystem() {
    }

    @Override
    public int getMaxNumericPrecision() {
        return MAX_DECIMAL_PRECISION;
    }

    @Override
    public int getMaxNumericScale() {
        return MAX_DECIMAL_PRECISION;
    }

    @Override
    public int getDefaultPrecision(SqlTypeName type) {
        return switch (type) {
            case VARCHAR, VARBINARY -> Integer.MAX_VALUE;
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> DEFAULT_TIME_PRECISION;
            case DECIMAL -> DEFAULT_DECIMAL_PRECISION;
            default -> super.getDefaultPrecision(type);
        };
    }

    @Override
    public int getMaxPrecision(SqlTypeName type) {
        return switch (type) {
            case CHAR, VARCHAR, BINARY, VARBINARY -> Integer.MAX_VALUE;
            case TIME, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> MAX_TIME_PRECISION;
            case DECIMAL -> MAX_DECIMAL_PRECISION;
            default -> super.getMaxPrecision(type);
        };
    }

    @Override
    public boolean shouldConvertRaggedUnionTypesToVarying() {
        return true;
    }

    @Override
    public RelDataType deriveSumType(RelDataTypeFactory factory, RelDataType argument) {
        if (!SqlTypeUtil.isDecimal(argument)) {
            return argument;
        }
        return nullableAs(factory, decimal(factory, MAX_DECIMAL_PRECISION, argument.getScale()), argument);
    }

    @Override
    public RelDataType deriveAvgAggType(RelDataTypeFactory factory, RelDataType argument) {
        if (!SqlTypeUtil.isDecimal(argument)) {
            return argument;
        }
        return nullableAs(factory,
            quotient(factory, MAX_DECIMAL_PRECISION, argument.getScale(), COUNT_PRECISION, 0), argument);
    }

    @Override
    public RelDataType deriveDecimalPlusType(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        if (notDecimals(left, right)) {
            return null;
        }
        final int scale = Math.max(left.getScale(), right.getScale());
        return fitted(factory, Math.max(whole(left), whole(right)) + scale + 1, scale);
    }

    @Override
    public RelDataType deriveDecimalMultiplyType(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        if (notDecimals(left, right)) {
            return null;
        }
        return fitted(factory, left.getPrecision() + right.getPrecision() + 1, left.getScale() + right.getScale());
    }

    @Override
    public RelDataType deriveDecimalDivideType(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        if (notDecimals(left, right)) {
            return null;
        }
        return quotient(factory, left.getPrecision(), left.getScale(), right.getPrecision(), right.getScale());
    }

    @Override
    public RelDataType deriveDecimalModType(RelDataTypeFactory factory, RelDataType left, RelDataType right) {
        if (notDecimals(left, right)) {
            return null;
        }
        final int scale = Math.max(left.getScale(), right.getScale());
        return decimal(factory, Math.min(whole(left), whole(right)) + scale, scale);
    }

    /** Two numbers, both exact, at least one of them a DECIMAL. */
    private static boolean notDecimals(RelDataType left, RelDataType right) {
        return !SqlTypeUtil.isExactNumeric(left) || !SqlTypeUtil.isExactNumeric(right)
            || !SqlTypeUtil.isDecimal(left) && !SqlTypeUtil.isDecimal(right);
    }

    private static int whole(RelDataType type) {
        return type.getPrecision() - type.getScale();
    }

    private static RelDataType quotient(RelDataTypeFactory factory, int precision, int scale, int divisorPrecision,
        int divisorScale) {
        final int resultScale = Math.max(LEAST_SCALE, scale + divisorPrecision + 1);
        return fitted(factory, precision - scale + divisorScale + resultScale, resultScale);
    }

    private static RelDataType fitted(RelDataTypeFactory factory, int precision, int scale) {
        if (precision <= MAX_DECIMAL_PRECISION) {
            return decimal(factory, precision, scale);
        }
        final int left = MAX_DECIMAL_PRECISION - (precision - scale);
        return decimal(factory, MAX_DECIMAL_PRECISION, Math.max(left, Math.min(scale, LEAST_SCALE)));
    }

    private static RelDataType decimal(RelDataTypeFactory factory, int precision, int scale) {
        return factory.createSqlType(SqlTypeName.DECIMAL, precision, scale);
    }

    private static RelDataType nullableAs(RelDataTypeFactory factory, RelDataType type, RelDataType other) {
        return factory.createTypeWithNullability(type, other.isNullable());
    }
}
