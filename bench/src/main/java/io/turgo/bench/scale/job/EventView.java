package io.turgo.bench.scale.job;

/** An event as the parts' lambdas see it. */
public interface EventView {
    /** The key. */
    long key();

    /** The value. */
    long value();
}
