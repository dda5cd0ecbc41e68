package io.turgo.connectors.jdbc;

import io.turgo.record.Row;

/** Gives the value of a field as JDBC takes it. Belongs to one thread. */
@FunctionalInterface
interface CellValue {
    /** The value; the field is not null. */
    Object of(Row row);
}
