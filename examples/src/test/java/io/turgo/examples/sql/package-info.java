/** Tests of examples and documents that are SQL. */
package io.turgo.examples.sql;
