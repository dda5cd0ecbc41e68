package io.turgo.bench.scale;

/**
 * A point of a line.
 *
 * @param x      the size
 * @param sample the best measurement of it
 */
record Point(double x, Sample sample) {
}
