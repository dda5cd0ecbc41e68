package io.turgo.sql.expression;

import io.turgo.decimal.Decimal;
import io.turgo.error.ConfigurationException;
import io.turgo.record.Field;
import io.turgo.sql.function.TextValue;
import io.turgo.sql.type.SqlTypes;
import org.apache.calcite.rel.type.RelDataType;

/** As what the generated code holds a value of SQL that is not null. */
enum Form {
    /** A truth value. */
    BOOLEAN(boolean.class, "false"),
    /** A TINYINT, SMALLINT or INT, days, milliseconds of the day, or months. */
    INT(int.class, "0"),
    /** A BIGINT, epoch nanoseconds, or milliseconds of an interval. */
    LONG(long.class, "0L"),
    /** A FLOAT or DOUBLE. */
    DOUBLE(double.class, "0.0"),
    /** The unscaled value of a DECIMAL of at most 18 digits. */
    SHORT_DECIMAL(long.class, "0L"),
    /** A DECIMAL of more digits. */
    LONG_DECIMAL(Decimal.class, "null"),
    /** UTF-8 bytes. */
    TEXT(TextValue.class, "null"),
    /** A text by its number in the dictionary. */
    SYMBOL(int.class, "0"),
    /** Always null. */
    NOTHING(int.class, "0");

    private final Class<?> type;
    private final String zero;

    Form(Class<?> type, String zero) {
        this.type = type;
        this.zero = zero;
    }

    /** The Java type. */
    Class<?> type() {
        return type;
    }

    /** What a variable holds where the value is null. */
    String zero() {
        return zero;
    }

    /** Whether the form is that of a number or of what is held as one, such as a time. */
    boolean isPrimitive() {
        return type.isPrimitive();
    }

    /** The form of a type's values. */
    static Form of(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case BOOLEAN -> BOOLEAN;
            case TINYINT, SMALLINT, INTEGER, DATE, TIME, INTERVAL_YEAR, INTERVAL_MONTH, INTERVAL_YEAR_MONTH -> INT;
            case BIGINT, TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE, INTERVAL_DAY, INTERVAL_DAY_HOUR,
                INTERVAL_DAY_MINUTE, INTERVAL_DAY_SECOND, INTERVAL_HOUR, INTERVAL_HOUR_MINUTE, INTERVAL_HOUR_SECOND,
                INTERVAL_MINUTE, INTERVAL_MINUTE_SECOND, INTERVAL_SECOND -> LONG;
            case FLOAT, REAL, DOUBLE -> DOUBLE;
            case DECIMAL -> type.getPrecision() > Field.LONG_PRECISION ? LONG_DECIMAL : SHORT_DECIMAL;
            case CHAR, VARCHAR -> TEXT;
            case NULL -> NOTHING;
            default -> throw new ConfigurationException("values of type " + SqlTypes.text(type)
                + " do not fit a flat row; take apart what is nested before it comes in");
        };
    }
}
