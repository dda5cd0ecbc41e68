/** Rows on the standard output as SQL tables: the connector {@code print}. */
package io.turgo.connectors.print;
