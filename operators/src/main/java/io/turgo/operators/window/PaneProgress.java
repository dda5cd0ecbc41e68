package io.turgo.operators.window;

import io.turgo.state.OffHeapIntList;

/** Where in event time a stage of windows is. Belongs to the stage's thread. */
final class PaneProgress {
    static final long NONE = Long.MIN_VALUE;

    /** Windows that end here or earlier have fired. */
    long fired = NONE;
    /** Windows that end here or earlier are over. */
    long over = NONE;
    /** Before this time there is nothing to do for a watermark. */
    long due = Long.MAX_VALUE;
    /** The pane of the last row; none has start = end. */
    long start = NONE;
    long end = NONE;
    OffHeapIntList rows;
    /** Whether a row of that pane gives updated results at once. */
    boolean updates;
    /** Whether rows of that pane are in results that are kept, which must be told. */
    boolean held;
    /** Whether a row of that pane does no more than change its key's state, which is found by one word. */
    boolean plain;

    /** The last row's pane is not known any more. */
    void forget() {
        start = NONE;
        end = NONE;
    }
}
