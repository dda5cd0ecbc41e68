/**
 * The functions of SQL that work on one row: what they are called and which types they take, and the code that they
 * run, on UTF-8 bytes, numbers and reused decimals instead of objects.
 */
package io.turgo.sql.function;
