/** Tests. */
package io.turgo.connectors.spi;
