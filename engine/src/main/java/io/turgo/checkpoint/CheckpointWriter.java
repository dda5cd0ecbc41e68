package io.turgo.checkpoint;

import java.util.function.IntFunction;
import org.agrona.DirectBuffer;

/**
 * A checkpoint in the making. Takes the changes since the checkpoint before it, each key at most once: the store knows
 * what else the place that it writes to lacks. Belongs to one thread. Ends with {@link #publish} or {@link #abandon}.
 */
public interface CheckpointWriter {
    /**
     * A row that was added or changed.
     *
     * @param table  its place in the list that the writer was begun with
     * @param buffer where its image is, valid during the call
     * @param offset of the image, in bytes
     */
    void put(int table, DirectBuffer buffer, int offset);

    /** A key that was deleted; the same as {@link #put}, with the key alone. */
    void remove(int table, DirectBuffer buffer, int offset);

    /**
     * The dictionary up to the checkpoint: the entries of {@code 0..count-1}, of which the store asks for those that it
     * has not.
     */
    void symbols(int count, IntFunction<byte[]> utf8);

    /**
     * Makes the checkpoint the newest one, durably: forces what was written, proves that it comes to the manifest's
     * totals, then publishes the manifest in one step.
     *
     * @throws io.turgo.error.EngineException      if it does not come to its totals, or the device failed
     * @throws io.turgo.error.EnvironmentException if there is no room for it
     */
    void publish(CheckpointManifest manifest);

    /** Gives it up; the checkpoint before it stays the newest. Idempotent. */
    void abandon();
}
