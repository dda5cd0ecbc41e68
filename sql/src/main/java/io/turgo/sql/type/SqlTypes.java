package io.turgo.sql.type;

import io.turgo.record.Field;
import io.turgo.record.Type;
import java.util.Optional;
import org.apache.calcite.rel.type.RelDataType;
import org.apache.calcite.rel.type.RelDataTypeFactory;
import org.apache.calcite.sql.type.SqlTypeName;

/**
 * Which field holds the values of a type of SQL. DATE is INT32, in days since the epoch; TIME is INT32, in milliseconds
 * of the day; both kinds of TIMESTAMP are epoch nanoseconds, where that without a time zone is wall time read as UTC.
 * Stateless.
 */
public final class SqlTypes {
    private SqlTypes() {
    }

    /**
     * A field of that name that holds values of {@code type}, nullable as it is; nothing if no field can, as for ARRAY
     * and BINARY. A text is a STRING here, never a SYMBOL.
     */
    public static Optional<Field> field(String name, RelDataType type) {
        return plain(name, type).map(field -> type.isNullable() ? field.orNull() : field);
    }

    private static Optional<Field> plain(String name, RelDataType type) {
        return Optional.ofNullable(switch (type.getSqlTypeName()) {
            case BOOLEAN -> Field.bool(name);
            case TINYINT, SMALLINT, INTEGER, DATE, TIME -> Field.int32(name);
            case BIGINT -> Field.int64(name);
            case FLOAT, REAL, DOUBLE -> Field.float64(name);
            case DECIMAL -> Field.decimal(name, type.getPrecision(), type.getScale());
            case TIMESTAMP, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> Field.timestamp(name);
            case CHAR, VARCHAR -> Field.string(name);
            default -> null;
        });
    }

    /** The type of SQL that is nearest to what the field holds: INT32 is INTEGER, a TIMESTAMP has nine digits. */
    public static RelDataType type(RelDataTypeFactory factory, Field field) {
        return factory.createTypeWithNullability(notNull(factory, field), field.nullable());
    }

    private static RelDataType notNull(RelDataTypeFactory factory, Field field) {
        return switch (field.type()) {
            case BOOLEAN -> factory.createSqlType(SqlTypeName.BOOLEAN);
            case INT32 -> factory.createSqlType(SqlTypeName.INTEGER);
            case INT64 -> factory.createSqlType(SqlTypeName.BIGINT);
            case FLOAT64 -> factory.createSqlType(SqlTypeName.DOUBLE);
            case DECIMAL -> factory.createSqlType(SqlTypeName.DECIMAL, field.precision(), field.scale());
            case TIMESTAMP ->
                factory.createSqlType(SqlTypeName.TIMESTAMP, FlinkTypeSystem.MAX_TIME_PRECISION);
            case SYMBOL, STRING -> factory.createSqlType(SqlTypeName.VARCHAR, Integer.MAX_VALUE);
        };
    }

    /** Whether values of the type are texts. */
    public static boolean isText(RelDataType type) {
        final SqlTypeName name = type.getSqlTypeName();
        return name == SqlTypeName.CHAR || name == SqlTypeName.VARCHAR;
    }

    /** Whether values of the type are points in time. */
    public static boolean isTimestamp(RelDataType type) {
        final SqlTypeName name = type.getSqlTypeName();
        return name == SqlTypeName.TIMESTAMP || name == SqlTypeName.TIMESTAMP_WITH_LOCAL_TIME_ZONE;
    }

    /** The same field, a text in it as a SYMBOL. */
    public static Field asSymbol(Field field) {
        return field.type() == Type.STRING
            ? new Field(field.name(), Type.SYMBOL, 0, 0, field.nullable()) : field;
    }

    /** The type as it is written in SQL, e.g. {@code DECIMAL(18, 2)} or {@code STRING}. */
    public static String text(RelDataType type) {
        return switch (type.getSqlTypeName()) {
            case VARCHAR ->
                type.getPrecision() == Integer.MAX_VALUE ? "STRING" : "VARCHAR(" + type.getPrecision() + ")";
            case CHAR -> "CHAR(" + type.getPrecision() + ")";
            case DECIMAL -> "DECIMAL(" + type.getPrecision() + ", " + type.getScale() + ")";
            case INTEGER -> "INT";
            case TIMESTAMP_WITH_LOCAL_TIME_ZONE -> "TIMESTAMP_LTZ(" + type.getPrecision() + ")";
            default -> type.toString();
        };
    }
}
