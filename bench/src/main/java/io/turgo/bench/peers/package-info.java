/**
 * {@code turgo bench peers}: the trades job on the engines that people would pick instead, each in a JVM of its own, on
 * the same trades and the same machine, in turns with Turgo.
 */
package io.turgo.bench.peers;
