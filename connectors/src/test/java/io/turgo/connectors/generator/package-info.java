/** Tests. */
package io.turgo.connectors.generator;
