package io.turgo.source;

/**
 * Brings the content of a reference table, all of it, at the engine's start: before any source runs; and, if it wants
 * to, again and again while the engine runs.
 */
public interface ReferenceLoader {
    /**
     * Puts every row of the table. Afterwards the engine journals what differs from the content that the journal gave:
     * rows that are new or changed, and deletions of those that did not come.
     *
     * @throws Exception stops the engine; the message is shown to the user
     */
    void load(ReferenceRows target) throws Exception;

    /**
     * How long after a load the next begins, in nanoseconds; 0, the default: there is only the one at the start. What
     * differs is journaled behind what was published before. A load that fails while the engine runs changes nothing:
     * it is logged, and the table stays as it was until the next.
     */
    default long reloadIntervalNs() {
        return 0;
    }
}
