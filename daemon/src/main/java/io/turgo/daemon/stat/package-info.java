/** The live figures of a pipeline, read from its counters: as a table, as JSON, and what {@code turgo stat} does. */
package io.turgo.daemon.stat;
