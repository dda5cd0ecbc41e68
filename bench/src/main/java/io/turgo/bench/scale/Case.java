package io.turgo.bench.scale;

import java.util.function.Consumer;

/**
 * One step of measuring a curve, done once in each round.
 *
 * @param label for the progress line
 * @param work  measures, and adds what it found
 */
record Case(String label, Consumer<Results> work) {
}
