package io.turgo.journal;

import io.turgo.checkpoint.CheckpointManifest;
import io.turgo.journal.checkpoint.KeptCheckpoint;
import io.turgo.journal.file.PosixReserver;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Deletes what a journal that nobody writes need not keep. */
public final class JournalPruning {
    private final JournalDirectory directory;
    private final UUID id;
    private final RetentionLimits limits;

    private JournalPruning(Path dataDirectory, RetentionLimits limits) {
        directory = new JournalDirectory(dataDirectory);
        id = JournalIdentity.read(directory);
        this.limits = limits;
    }

    /**
     * What was deleted, or would be.
     *
     * @param files      the files in order
     * @param firstFrame the frame that the journal begins with then
     * @param heldBy     who needs what is beyond the limits too, or null if nobody does
     * @param heldBytes  length of the files that are kept for that alone
     */
    public record Result(List<PrunedFile> files, long firstFrame, String heldBy, long heldBytes) {
    }

    /**
     * One deleted file.
     *
     * @param path       where it was
     * @param bytes      its length
     * @param firstFrame its first frame
     * @param lastFrame  its last frame; less than the first if it had none
     */
    public record PrunedFile(Path path, long bytes, long firstFrame, long lastFrame) {
    }

    /**
     * Prunes, with the same rules as a running journal: whole sealed files, never one with frames that the older of two
     * whole checkpoints or a named reader needs.
     *
     * @param keepTimeNs files stay whose last frame is no older, reckoned from the newest sealed frame; or
     *                   {@link Long#MAX_VALUE}
     * @param keepBytes  so many bytes of files stay; or {@link Long#MAX_VALUE}
     * @param dryRun     whether only to tell
     * @throws io.turgo.error.ConfigurationException if there is no journal
     * @throws io.turgo.error.EnvironmentException    if a process writes the journal
     * @throws io.turgo.error.EngineException         if files of it are missing or cut
     */
    public static Result prune(Path dataDirectory, long keepTimeNs, long keepBytes, boolean dryRun) {
        final JournalPruning pruning =
            new JournalPruning(dataDirectory, new RetentionLimits(keepTimeNs, keepBytes));
        final KernelLock lock = DirectoryLock.acquire(pruning.directory);
        try {
            return pruning.prune(dryRun);
        } finally {
            lock.close();
        }
    }

    private Result prune(boolean dryRun) {
        final ReaderPositions readers = new ReaderPositions(directory, id);
        final KernelLock beginning = readers.lockBeginning();
        final RetentionPlan plan;
        try {
            plan = RetentionPlan.of(Catalog.load(directory, id), limits, 0, need(readers));
            if (plan.start() == null || dryRun) {
                return result(plan);
            }
            move(plan.start());
        } finally {
            beginning.close();
        }
        PrunedFiles.delete(directory, plan.start());
        return result(plan);
    }

    private void move(RetainedStart start) {
        try (Manifest manifest = Manifest.open(directory)) {
            new Pruner(directory, id, manifest).move(start);
        }
    }

    private FrameNeed need(ReaderPositions readers) {
        final List<FrameNeed> needs = new ArrayList<>(readers.needs());
        needs.add(new FrameNeed("the older checkpoint", checkpointedFrame()));
        return FrameNeed.greatest(needs);
    }

    /** That of the older of two whole checkpoints, one pipeline's; 0 if there are not two. */
    private long checkpointedFrame() {
        final List<KeptCheckpoint> kept = KeptCheckpoint.in(directory.checkpoints());
        if (kept.size() < 2 || !kept.stream().allMatch(this::isUsable)) {
            return 0;
        }
        final CheckpointManifest older = kept.get(1).manifest();
        return older.pipeline().equals(kept.get(0).manifest().pipeline()) ? older.frame() : 0;
    }

    private boolean isUsable(KeptCheckpoint checkpoint) {
        return checkpoint.manifest().journal().equals(id)
            && checkpoint.isWhole(directory.checkpoints(), new PosixReserver());
    }

    private Result result(RetentionPlan plan) {
        final List<PrunedFile> files = plan.files().stream().map(file -> new PrunedFile(directory.path(file.file()),
            file.end(), file.totals().firstFrame(), file.totals().nextFrame() - 1)).toList();
        final long first = plan.start() == null ? Manifest.read(directory, id).start().frame() : plan.start().frame();
        return new Result(files, first, plan.holder() == null ? null : plan.holder().who(), plan.heldBytes());
    }
}
