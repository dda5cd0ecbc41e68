/** The cases of SQL on Apache Flink, whose rows they expect. */
package io.turgo.sql.flink;
