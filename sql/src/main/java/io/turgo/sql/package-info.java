/**
 * Files in the grammar of Flink SQL as pipelines: read, checked, planned into the stages that the Java API has too, and
 * explained.
 */
package io.turgo.sql;
