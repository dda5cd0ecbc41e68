package io.turgo.operators.window;

/**
 * The windows of another axis over rows that each are in one of them, and have its last nanosecond as event time: a
 * window is a pane of its own, from where the window before it ends.
 *
 * @param windows what bounds they have
 * @param ends    where they end
 */
record AssignedAxis(WindowAxis windows, EvenAxis ends) implements WindowAxis {
    @Override
    public long start(long timeNs) {
        return ends.start(timeNs);
    }

    @Override
    public long end(long timeNs) {
        return ends.end(timeNs);
    }

    @Override
    public long windowStart(long windowEnd) {
        return windows.windowStart(windowEnd);
    }

    @Override
    public long firstPane(long windowEnd) {
        return start(windowEnd - 1);
    }

    @Override
    public WindowAxis offset(long offsetNs) {
        return windows.offset(offsetNs).assigned();
    }

    @Override
    public String logic() {
        return "assigned " + windows.logic();
    }
}
