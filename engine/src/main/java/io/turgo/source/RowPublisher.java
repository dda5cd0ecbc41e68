package io.turgo.source;

import io.turgo.record.Row;

/**
 * Claims ring slots, lets them be filled in place and publishes them. Belongs to one thread; several threads have a
 * publisher each. A claim that is not committed is given back by the next claim or by closing.
 */
public interface RowPublisher extends AutoCloseable {
    /** The position of a source from which nothing has been journaled. */
    long NO_POSITION = -1L;

    /**
     * An empty record to be filled, waiting for room as long as it takes.
     *
     * @throws io.turgo.error.EngineException if the engine has stopped
     */
    Row claim();

    /** An empty record to be filled, or null if the ring is full. */
    Row tryClaim();

    /** An empty record to be filled, or null if the ring stayed full for {@code timeoutNs}. */
    Row claim(long timeoutNs);

    /**
     * Waits until there is room for so many records, without claiming any; of publishers on several threads another one
     * may take it.
     *
     * @param slots at least 1; where the ring has fewer, all of it
     * @return whether there is; false if there was none for {@code timeoutNs}
     * @throws io.turgo.error.EngineException if the engine has stopped
     */
    boolean awaitRoom(int slots, long timeoutNs);

    /**
     * Publishes the claimed record.
     *
     * @param position where the source is after this record, not negative; the last journaled one is what it resumes
     *                 from
     * @throws io.turgo.error.ConfigurationException if a field that is not nullable was left unset, naming it; the
     * claim
     *                                               stands
     */
    void commit(long position);

    /**
     * Publishes the claimed record with the time at which it should have been sent, so that latency is counted from
     * there (no coordinated omission).
     *
     * @param sendTimeNs on the clock of {@link System#nanoTime}
     */
    void commit(long position, long sendTimeNs);

    /** Gives the claim back; nothing is journaled, but its slot is free only when the engine has passed it. */
    void abort();

    /**
     * Publishes input that could not be decoded, to be journaled and to leave for the dead letters.
     *
     * @param position where the source is after this input
     * @param reason   what is wrong with it, naming the field and both values
     * @param raw      the input, or what can be shown of it
     */
    void reject(long position, String reason, byte[] raw);

    /** For all that was published up to now, by this publisher, to learn when it is journaled. */
    Receipt receipt();

    /** For sources with several partitions: what is published from now on comes from that one, 0 by default. */
    void partition(int partition);

    /**
     * Publishes the end of the present partition: its watermark passes everything, and further claims for it are
     * refused, in later runs too. A second time does nothing.
     */
    void endOfInput();

    /** Gives an open claim back; idempotent. */
    @Override
    void close();
}
