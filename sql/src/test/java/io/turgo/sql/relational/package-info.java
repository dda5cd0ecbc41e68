/** Tests of the functions that work on more than one row. */
package io.turgo.sql.relational;
