/** Tests. */
package io.turgo.connectors.filesystem;
