package io.turgo.engine;

/**
 * What is to be done where a journal was written by a pipeline with other logic than the one that starts. In every case
 * sources and reference tables keep their places and schemas, and outputs of what the journal has so far are not made
 * again: those of the old logic have left.
 */
public enum Change {
    /** Nothing: the engine does not start. */
    REFUSE,
    /** The state is made anew, by the new logic, of all that the journal has. */
    UPGRADE,
    /**
     * The state begins empty. Positions and watermarks of the sources, the dictionary and the content of reference
     * tables go on.
     */
    RESET_STATE
}
