/**
 * From relational expressions to a pipeline. Columns are kept as expressions over a stream's fields for as long as they
 * can be ({@link io.turgo.sql.plan.Rows}): a projection costs nothing, a filter and what it needs run in place, and
 * only what state, keys or sinks need becomes a field.
 */
package io.turgo.sql.plan;
