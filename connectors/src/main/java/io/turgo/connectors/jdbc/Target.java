package io.turgo.connectors.jdbc;

import io.turgo.record.Column;

/**
 * A field and the column that it goes to.
 *
 * @param field where the value is in the rows
 * @param name  of the table's column, as the database has it
 * @param key   whether it is one of the columns by which a row is found
 */
record Target(Column field, String name, boolean key) {
}
