/** Tests. */
package io.turgo.connectors.print;
