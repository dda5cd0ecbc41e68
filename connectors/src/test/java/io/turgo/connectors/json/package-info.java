/** Tests. */
package io.turgo.connectors.json;
