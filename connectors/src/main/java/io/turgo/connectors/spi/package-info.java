/**
 * What a kind of SQL table is: a {@link io.turgo.connectors.spi.TableConnector} says by its
 * {@link io.turgo.connectors.spi.ConnectorSpec} which options, metadata columns and roles it has, from which checks,
 * documentation and help come, and makes sources, sinks and reference loaders of a table's definition. Found through
 * {@link java.util.ServiceLoader}.
 */
package io.turgo.connectors.spi;
