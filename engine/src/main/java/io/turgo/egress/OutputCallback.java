package io.turgo.egress;

/**
 * Takes the outputs of a place of a pipeline, in order, each when its cause is journaled.
 *
 * @param <V> how it sees an output: an interface with accessors named as the fields, or {@link io.turgo.record.Row}
 */
@FunctionalInterface
public interface OutputCallback<V> {
    /**
     * Takes one output. What is thrown stops the engine, which names the sink and the output.
     *
     * @param id     of the output, good during the call only
     * @param output read only, and good during the call only
     */
    void onOutput(OutputIdView id, V output);
}
