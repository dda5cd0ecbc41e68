/** Expressions against values that were computed by hand, and against a naive interpreter. */
package io.turgo.sql.expression;
