/** What the engine gives to sources and sinks, made for tests. */
package io.turgo.connectors.testing;
