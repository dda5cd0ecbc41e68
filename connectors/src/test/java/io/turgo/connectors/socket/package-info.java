/** Tests. */
package io.turgo.connectors.socket;
