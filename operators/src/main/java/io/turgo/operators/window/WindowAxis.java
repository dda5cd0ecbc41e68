package io.turgo.operators.window;

/**
 * How event time is cut into panes, which state is kept for, and which panes make up a window. Panes follow one another
 * without gap or overlap; a window is a run of whole panes. Both are [start, end) and are named by their ends; what
 * would reach past the range of a TIMESTAMP ends at its edge. Immutable; any thread; allocates nothing.
 */
sealed interface WindowAxis permits EvenAxis, HopAxis, CumulateAxis, DayAxis, AssignedAxis {
    /** The start of the pane of a time. */
    long start(long timeNs);

    /** The end of the pane of a time, the first time behind it. */
    long end(long timeNs);

    /** The end of the first window that ends at that time or later; {@code timeNs > Long.MIN_VALUE}. */
    default long firstWindow(long timeNs) {
        return end(timeNs - 1);
    }

    /** The end of the last window that the pane is part of. Never less for a later pane. */
    default long lastWindow(long paneEnd) {
        return paneEnd;
    }

    /** Whether a pane may be part of several windows. */
    default boolean sharesPanes() {
        return false;
    }

    /** The start of a window. */
    default long windowStart(long windowEnd) {
        return start(windowEnd - 1);
    }

    /** Where the first pane of a window starts: where the window does, unless rows are in one window only. */
    default long firstPane(long windowEnd) {
        return windowStart(windowEnd);
    }

    /** The same windows for rows that each are in one of them, with its last nanosecond as event time. */
    default WindowAxis assigned() {
        return this;
    }

    /** The same with everything so much later, or earlier if it is negative. */
    WindowAxis offset(long offsetNs);

    /** All parameters in a normal form. */
    String logic();
}
