package io.turgo.egress;

import io.turgo.record.Row;

/**
 * Where outputs go. Opened before the first output by the thread that starts the engine, then used by one thread, and
 * closed by the thread that closes the engine when that one has ended. An exception from any method stops the engine.
 */
public interface Sink extends AutoCloseable {
    /** What the sink promises at a durability other than {@code none}. */
    Guarantee guarantee();

    /**
     * Opens the sink for the outputs of a journal.
     *
     * @return the id of the last output that it holds of that journal, or {@link OutputId#NONE}; what comes again at or
     *     before it is not written
     * @throws io.turgo.error.ConfigurationException if it holds outputs of another journal, naming both
     * @throws io.turgo.error.EnvironmentException   if it cannot be written to
     */
    OutputId open(SinkContext context);

    /** Writes one output. The row is valid during the call only. */
    void write(long sequence, long control, int ordinal, Row row);

    /** Makes the outputs written since the last commit, and the id of the last of them, survive the process. */
    void commit();

    /**
     * Whether the sink wants a thread beside the pipeline's, as everything that does I/O does. A sink that does not is
     * called by the pipeline's own thread, with less latency, and must return at once.
     */
    default boolean ownThread() {
        return true;
    }

    /**
     * Whether it takes rows that update or delete earlier ones. A sink that does not is refused behind a stage that
     * makes such rows when the pipeline is planned.
     */
    default boolean takesUpdates() {
        return true;
    }

    /** Commits nothing; releases what is held. Idempotent. */
    @Override
    void close();
}
