package io.turgo.journal;

/**
 * Where a journal begins since older files were pruned.
 *
 * @param file        the oldest retained file: every file before it is pruned; null if none ever was
 * @param frame       number of the oldest retained frame
 * @param sequence    the sequence that frame begins with
 * @param prunedBytes length of all pruned frames together
 */
record RetainedStart(CycleFile file, long frame, long sequence, long prunedBytes) {
    /** Nothing has been pruned. */
    static final RetainedStart BEGINNING = new RetainedStart(null, 1, 1, 0);

    boolean isPruned(CycleFile other) {
        return file != null && other.compareTo(file) < 0;
    }

    /** Whether all of a generation is pruned. */
    boolean isPruned(int generation) {
        return file != null && generation < file.generation();
    }
}
