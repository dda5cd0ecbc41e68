/** Tables of databases as sinks, over the user's own JDBC driver. */
package io.turgo.connectors.jdbc;
