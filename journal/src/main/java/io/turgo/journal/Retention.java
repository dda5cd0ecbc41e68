package io.turgo.journal;

import io.turgo.error.EnvironmentException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Deletes what a journal that is being written need not keep: after each sealed file and each checkpoint. Runs on the
 * keeper's thread.
 */
final class Retention implements Runnable {
    private static final Logger LOGGER = LoggerFactory.getLogger(Retention.class);

    private final JournalDirectory directory;
    private final UUID id;
    private final JournalSettings settings;
    private final Needs needs;
    private final ReaderPositions readers;
    private final Pruner pruner;
    private final Progress progress;
    private final Failure failure;
    private final long prunedBefore;
    private String warnedOf = "";

    /**
     * What is needed besides what named readers need.
     *
     * @param checkpointed gives the frame up to which no checkpoint needs the journal; 0 if there are not two of them
     * @param durable      gives the last frame that is safe at the journal's durability
     */
    record Needs(LongSupplier checkpointed, LongSupplier durable) {
    }

    Retention(JournalDirectory directory, UUID id, JournalSettings settings, Needs needs, Pruner pruner,
        Progress progress, Failure failure) {
        this.directory = directory;
        this.id = id;
        this.settings = settings;
        this.needs = needs;
        this.pruner = pruner;
        this.progress = progress;
        this.failure = failure;
        readers = new ReaderPositions(directory, id);
        prunedBefore = Manifest.read(directory, id).start().prunedBytes();
    }

    @Override
    public void run() {
        if (settings.retention().keepsAll() || failure.isSet()) {
            return;
        }
        try {
            final RetentionPlan plan = plan();
            if (plan.start() != null) {
                prune();
            }
            warn(plan);
        } catch (EnvironmentException e) {
            LOGGER.warn("nothing is pruned this time: {}", e.getMessage());
        } catch (RuntimeException e) {
            if (failure.isSet()) { // the journal was closed meanwhile, or has failed by itself
                LOGGER.debug("pruning is given up", e);
            } else {
                throw failure.fail("pruning failed", e);
            }
        }
    }

    private RetentionPlan plan() {
        final List<FrameNeed> all = new ArrayList<>(readers.needs());
        all.add(new FrameNeed("the older checkpoint", needs.checkpointed.getAsLong()));
        all.add(new FrameNeed("durability", needs.durable.getAsLong()));
        return RetentionPlan.of(Catalog.load(directory, id), settings.retention(), settings.fileSizeBytes(),
            FrameNeed.greatest(all));
    }

    private void prune() {
        final RetentionPlan plan = moveBeginning();
        if (plan.start() != null) {
            progress.pruned(plan.start().frame(), plan.start().prunedBytes() - prunedBefore);
            pruner.delete(plan.start());
            LOGGER.debug("pruned {} files of the journal, {} bytes: it begins with frame {}",
                plan.files().size(), plan.bytes(), plan.start().frame());
        }
    }

    /** No reader is made at the old beginning between the look at what is needed and the move. */
    private RetentionPlan moveBeginning() {
        final KernelLock held = readers.lockBeginning();
        try {
            final RetentionPlan plan = plan();
            if (plan.start() != null) {
                pruner.move(plan.start());
            }
            return plan;
        } finally {
            held.close();
        }
    }

    /** A reader that nobody uses any more would fill the disk. */
    private void warn(RetentionPlan plan) {
        final FrameNeed need = plan.holder();
        final String holder = need != null && need.who().startsWith("reader") ? need.who() : "";
        if (!holder.isEmpty() && !holder.equals(warnedOf)) {
            LOGGER.warn("{} of {} is at frame {} and holds back {} bytes that retention would delete; let it read on, "
                + "or `turgo journal readers {} --remove NAME`", holder, directory.root(), need.frame(),
                plan.heldBytes(), directory.root());
        }
        warnedOf = holder;
    }
}
