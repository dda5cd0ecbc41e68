/** Checks statements against the catalog and turns queries into relational expressions. */
package io.turgo.sql.validate;
