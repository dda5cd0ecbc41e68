package io.turgo.frame;

import io.turgo.checkpoint.CheckpointStore;
import java.util.UUID;

/**
 * A log of frames in the order in which the engine saw them: the only truth. One thread appends; readers have a
 * thread of their own each and may read while the appender appends.
 */
public interface Journal extends AutoCloseable {
    /** The identity of this journal; every frame and every output id carries it. */
    UUID id();

    /** The durability that {@link #durableFrame} speaks of. */
    Durability durability();

    /** The number that the next appended frame must carry; 1 for an empty journal. Appending thread only. */
    long nextFrameNumber();

    /**
     * Appends a sealed frame. Appending thread only. On return the frame is visible to readers. At durability
     * {@code disk} the frame is sealed again, with {@link Frame#durableFrame}.
     *
     * @throws io.turgo.error.EngineException  if the write failed: fatal, nothing may be released afterwards
     * @throws io.turgo.error.NoSpaceException if there is no room on the disk: nothing has been written, and the same
     *                                         frame is taken once there is
     */
    void append(Frame frame);

    /** The longest frame that {@link #append} takes, in bytes; any thread. */
    long maxFrameBytes();

    /**
     * The last frame that is safe at the journal's durability; any thread. 0 if there is none.
     *
     * @throws io.turgo.error.EngineException if the journal has failed since: nothing may be released afterwards
     */
    long durableFrame();

    /**
     * Forces all frames that were appended before the call to the disk, whatever the durability; may take long. Any
     * thread but the appending one.
     *
     * @throws io.turgo.error.EngineException if the device failed: fatal, nothing may be released afterwards
     */
    void force();

    /** A reader that starts at the oldest retained frame. */
    JournalReader reader();

    /** A reader that starts at that frame, or at the oldest retained one if that is later. */
    JournalReader reader(long firstFrame);

    /**
     * The catalog that the journal's oldest retained frame was written under, as far as it stands in an older frame or
     * in that one; null if the journal knows of none. Any thread.
     */
    default String catalogAtStart() {
        return null;
    }

    /**
     * The least age in nanoseconds at which frames may be deleted that no checkpoint needs, 0 where age does not
     * decide, -1 if none are deleted ever. Any thread.
     */
    default long retainedNs() {
        return -1;
    }

    /** Where checkpoints of what is journaled are kept, or null if nowhere; the journal's to close. */
    default CheckpointStore checkpoints() {
        return null;
    }

    /** What the journal holds; any thread. */
    JournalInfo info();

    /** Releases files and locks; idempotent. */
    @Override
    void close();
}
