/** Tests. */
package io.turgo.connectors.datagen;
