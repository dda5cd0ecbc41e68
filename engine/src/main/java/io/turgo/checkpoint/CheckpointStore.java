package io.turgo.checkpoint;

import java.util.List;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * Keeps the two newest checkpoints of a journal in two places, which are written in turn: never the newest valid one.
 * Used by one thread at a time; {@link #oldestKeptFrame} by any.
 */
public interface CheckpointStore extends AutoCloseable {
    /**
     * The newest checkpoint that can be proven, so: the older one if the newest is torn or damaged, and null if neither
     * is whole, with the reason in the log. Later checkpoints build on the one that is given here; on nothing if it is
     * null.
     *
     * @param journal whose checkpoint is wanted; one of another journal is passed over
     * @param wanted  whether a checkpoint with that manifest can be used; asked before its rows are proven
     */
    Checkpoint load(UUID journal, Predicate<CheckpointManifest> wanted);

    /**
     * Begins a checkpoint.
     *
     * @param tables all of its tables: the same for the life of the store
     * @throws io.turgo.error.EnvironmentException if there is no room for it
     */
    CheckpointWriter begin(List<TableShape> tables);

    /** What was recorded of all checkpoints so far, oldest first, as far back as the journal is retained. */
    List<CheckpointMark> history();

    /**
     * The frame of the older of the two checkpoints that can be used, 0 if there are not two: journal frames up to it
     * are not needed for recovery.
     */
    long oldestKeptFrame();

    /** Releases files; a checkpoint in the making is given up. Idempotent. */
    @Override
    void close();
}
