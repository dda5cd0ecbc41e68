/** A small count of each suite, and what must hold for a verdict to mean something. */
package io.turgo.bench.torture;
