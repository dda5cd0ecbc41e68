/**
 * A disk in memory under a {@link java.nio.file.FileSystem}: it tells what was written from what was forced, loses the
 * former when power is cut, and fails where it is told to. Code that uses {@code Path}, {@code Files} and
 * {@code FileChannel} runs on it unchanged. All of it belongs to one thread.
 */
package io.turgo.bench.simulation.disk;
