/**
 * Comma-separated values (RFC 4180): a source, a reference loader and an exactly-once sink. Records are framed by
 * FastCSV through its callbacks; every field is decoded from bytes straight into its place, without an object per row
 * or field.
 */
package io.turgo.connectors.csv;
