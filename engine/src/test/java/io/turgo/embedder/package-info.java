/** A program that embeds the engine from a class loader of its own. */
package io.turgo.embedder;
