/** What is asked of functions. */
package io.turgo.sql.function;
