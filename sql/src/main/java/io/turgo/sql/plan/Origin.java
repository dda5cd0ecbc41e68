package io.turgo.sql.plan;

/** The column of a table that a field is, unchanged: where a text can be made a symbol. */
record Origin(String table, String column) {
}
