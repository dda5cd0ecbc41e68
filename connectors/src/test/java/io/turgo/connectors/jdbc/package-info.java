/** Tests against real databases. */
package io.turgo.connectors.jdbc;
