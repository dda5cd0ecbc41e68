package io.turgo.connectors.jdbc;

/**
 * A column as the database declares it.
 *
 * @param name      as the database has it
 * @param type      of {@link java.sql.Types}
 * @param typeName  the database's own name of the type
 * @param precision digits in all, or 0 where they are not bounded
 * @param scale     digits after the point, also of a second
 */
record TargetColumn(String name, int type, String typeName, int precision, int scale) {
}
