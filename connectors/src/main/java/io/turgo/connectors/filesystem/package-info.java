/** Files as SQL tables: the connector {@code filesystem}. */
package io.turgo.connectors.filesystem;
