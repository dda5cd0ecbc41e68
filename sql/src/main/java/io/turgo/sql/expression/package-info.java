/**
 * Expressions of SQL as code over flat rows: Calcite's row expressions are written as Java source, which Janino
 * compiles to a stage. What is null is carried in a variable of its own beside each value, so that nothing is boxed.
 */
package io.turgo.sql.expression;
