/** Tests. */
package io.turgo.connectors.console;
