/** A sink that keeps nothing, as an SQL table: the connector {@code blackhole}. */
package io.turgo.connectors.blackhole;
