/** Records over TCP as SQL tables: the connector {@code socket}. */
package io.turgo.connectors.socket;
