package io.turgo.journal;

import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.frame.Frame;
import io.turgo.journal.checkpoint.KeptCheckpoint;
import java.util.List;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells what loss of power has left from damage, at durability {@code disk}. Pages reach the disk in any order, so
 * that there may be whole frames behind one that did not get there. Nobody was promised any of them unless a frame had
 * been forced; each frame tells which one was the last of those when it was appended.
 */
final class PowerLoss {
    private static final Logger LOGGER = LoggerFactory.getLogger(PowerLoss.class);

    private final JournalDirectory directory;
    private final UUID id;

    PowerLoss(JournalDirectory directory, UUID id) {
        this.directory = directory;
        this.id = id;
    }

    /**
     * Gives null if the frame that is due in an unsealed file, and cannot be read, may have been on its way to the disk
     * when power was lost; else the damage that it is.
     *
     * @param damage as found without regard to loss of power
     * @param file   read up to there
     */
    JournalDamage unexplained(JournalDamage damage, CycleFile name, FrameFile file, FileTail tail) {
        final List<CycleFile> files = directory.files(name.generation());
        if (!wasForced(files.get(0))) {
            return damage;
        }
        final FramesBehind behind = new FramesBehind();
        tail.addFramesBehind(file.position(), behind);
        for (final CycleFile later : files) {
            if (later.compareTo(name) > 0) {
                addFrames(later, behind);
            }
        }
        final long due = file.tally().nextFrame();
        if (behind.provesDurable(due)) {
            return file.damage("frame " + due + " is due and cannot be read, but frame " + behind.witness()
                + " tells that it had reached the disk");
        }
        if (checkpointedFrame() >= due) {
            return file.damage("frame " + due + " is due and cannot be read, but the checkpoint behind frame "
                + checkpointedFrame() + " tells that it had reached the disk");
        }
        LOGGER.warn("power was lost while frames from {} on were on their way to the disk: {} whole ones, up to {}, "
            + "are behind one that did not get there; none had been promised", due, behind.count(), behind.last());
        return null;
    }

    /** No checkpoint is published before its frames are forced. */
    private long checkpointedFrame() {
        return KeptCheckpoint.in(directory.checkpoints()).stream().map(KeptCheckpoint::manifest)
            .filter(manifest -> manifest.journal().equals(id)).mapToLong(CheckpointManifest::frame).max().orElse(0);
    }

    private void addFrames(CycleFile later, FramesBehind behind) {
        try (FileTail tail = new FileTail(directory.path(later), id)) {
            tail.addFramesBehind(0, behind);
        }
    }

    /**
     * Whether the generation promised frames only when they had been forced. Its probe tells, which was forced before
     * it took frames, or, where retention has removed that, its oldest frame.
     */
    private boolean wasForced(CycleFile first) {
        final Frame frame = new Frame(GenerationDescriptor.LENGTH);
        try (ExcerptCursor cursor = new ExcerptCursor(directory.path(first))) {
            if (cursor.seek(Long.MAX_VALUE) != ExcerptCursor.Found.DATA) {
                return false;
            }
            return GenerationDescriptor.isProbe(frame.buffer(), cursor.copyTo(frame))
                ? GenerationDescriptor.isDisk(frame) : frame.tellsDurableFrame();
        }
    }
}
