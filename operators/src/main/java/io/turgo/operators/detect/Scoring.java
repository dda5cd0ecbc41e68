package io.turgo.operators.detect;

import io.turgo.memory.MemoryWindow;

/**
 * How a {@link Detector} scores the values of a key. All that it learns is in the key's state, so that a checkpoint
 * holds it: a scoring itself is immutable and may serve any number of stages on any threads.
 */
public interface Scoring {
    /** Its kind, the version of its logic and its parameters, in a normal form, for the pipeline's hash. */
    String logic();

    /** The bytes that it keeps for each key, a multiple of 8; they are zero at the key's first value. */
    int stateBytes();

    /**
     * The largest magnitude that it takes. What is beyond would leave the range of a double once squared and summed,
     * and is not given to it.
     */
    default double largest() {
        return 1e140;
    }

    /**
     * Scores a value from what was learned before it, then learns it. A deterministic function of the arguments.
     *
     * @param value  a finite number, of a magnitude up to {@link #largest}
     * @param timeNs the row's event time, epoch ns
     * @param state  the memory that the key's state is in; it changes
     * @param at     where in it the state starts
     * @return 0 to 1, or NaN where there is no score, as during warm-up
     */
    double score(double value, long timeNs, MemoryWindow state, int at);
}
