package io.turgo.engine;

/** What is to be done where a journal was written by a pipeline with other logic than the one that runs. */
public enum Change {
    /** Nothing: the engine does not start. */
    REFUSE,
    /** State is made anew, by the present logic, of all that the journal has. */
    UPGRADE
}
