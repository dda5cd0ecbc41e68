package io.turgo.journal;

import java.util.ArrayList;
import java.util.List;

/**
 * Which files go: whole sealed ones from the oldest on, as long as a limit is passed and nobody needs what they hold.
 * The newest sealed file that holds frames always stays, so that the journal's end can be told from its files.
 *
 * @param start     where the journal begins afterwards; null if nothing goes
 * @param files     what goes, oldest first
 * @param bytes     length of these files together
 * @param holder    who needs a file that would go otherwise; null if nobody does
 * @param heldBytes length of the files that are kept for nothing but the holder
 */
record RetentionPlan(RetainedStart start, List<SealedFile> files, long bytes, FrameNeed holder, long heldBytes) {
    /**
     * Decides.
     *
     * @param openBytes room to be counted for the file that is being written
     */
    static RetentionPlan of(Catalog catalog, RetentionLimits limits, long openBytes, FrameNeed need) {
        final List<SealedFile> passed = passed(catalog, limits, openBytes);
        final List<SealedFile> going = new ArrayList<>();
        long bytes = 0;
        long all = 0;
        for (final SealedFile file : passed) {
            all += file.end();
            if (file.totals().nextFrame() - 1 <= need.frame() && going.size() == passed.indexOf(file)) {
                going.add(file);
                bytes += file.end();
            }
        }
        final boolean held = going.size() < passed.size();
        return new RetentionPlan(start(catalog, going), going, bytes, held ? need : null, all - bytes);
    }

    /** The files that are beyond a limit. */
    private static List<SealedFile> passed(Catalog catalog, RetentionLimits limits, long openBytes) {
        final List<SealedFile> sealed = catalog.manifest().sealed();
        long bytes = openBytes;
        long newestNs = 0;
        int last = -1;
        for (int i = 0; i < sealed.size(); i++) {
            bytes += sealed.get(i).end();
            newestNs = Math.max(newestNs, sealed.get(i).totals().toTimeNs());
            last = sealed.get(i).totals().frames() > 0 ? i : last;
        }
        int count = 0;
        while (count < last && (bytes > limits.bytes()
            || newestNs - sealed.get(count).totals().toTimeNs() > limits.timeNs())) {
            bytes -= sealed.get(count++).end();
        }
        return sealed.subList(0, count);
    }

    private static RetainedStart start(Catalog catalog, List<SealedFile> going) {
        if (going.isEmpty()) {
            return null;
        }
        final FrameTotals last = going.get(going.size() - 1).totals();
        long prunedBytes = catalog.manifest().start().prunedBytes();
        for (final SealedFile file : going) {
            prunedBytes += file.totals().bytes();
        }
        final CycleFile next = catalog.after(going.get(going.size() - 1).file()).file();
        return new RetainedStart(next, last.nextFrame(), last.nextSequence(), prunedBytes);
    }
}
