package io.turgo.bench.scale.job;

import io.turgo.pipeline.Stream;

/** What a job does with its events, twice: as stages of a pipeline, and naively. Immutable. */
public interface Part {
    /**
     * Adds the stages.
     *
     * @param found gets the checksums of what they find
     */
    void attach(Stream<EventView> events, Checksums found);

    /** The same by hand, on events of that stream. */
    Naive naive(Events events);

    /** Does by hand what the part's stages do. One thread. */
    interface Naive {
        /**
         * An event, in the order of their numbers.
         *
         * @param key the number of its key
         */
        void onEvent(long index, long timeNs, int key, long value, Checksum expected);

        /** There are no more. */
        default void end(Checksum expected) {
        }
    }
}
