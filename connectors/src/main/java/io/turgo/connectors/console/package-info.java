/** The console as a sink. */
package io.turgo.connectors.console;
