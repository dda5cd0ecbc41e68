/** Rows made up by rule as SQL tables: the connector {@code datagen}. */
package io.turgo.connectors.datagen;
