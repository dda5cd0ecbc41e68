/** Tests. */
package io.turgo.connectors.csv;
