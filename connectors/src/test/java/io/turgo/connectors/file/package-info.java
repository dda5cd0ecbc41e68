/** Tests. */
package io.turgo.connectors.file;
