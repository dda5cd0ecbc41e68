/** The functions of SQL that work on more than one row: windows, aggregates, detectors. */
package io.turgo.sql.relational;
