/** The types of SQL, as Flink derives them, and the fields that hold their values. */
package io.turgo.sql.type;
