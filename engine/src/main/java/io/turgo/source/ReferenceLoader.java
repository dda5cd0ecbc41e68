package io.turgo.source;

/** Brings the content of a reference table, all of it, at the engine's start: before any source runs. */
public interface ReferenceLoader {
    /**
     * Puts every row of the table. Afterwards the engine journals what differs from the content that the journal gave:
     * rows that are new or changed, and deletions of those that did not come.
     *
     * @throws Exception stops the engine; the message is shown to the user
     */
    void load(ReferenceRows target) throws Exception;
}
