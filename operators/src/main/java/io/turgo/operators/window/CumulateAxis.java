package io.turgo.operators.window;

/**
 * Windows that begin where those of the largest size do, and end a step later each, up to that size. A step is a pane.
 *
 * @param steps  where windows end
 * @param wholes windows of the largest size, a multiple of the step
 */
record CumulateAxis(EvenAxis steps, EvenAxis wholes) implements WindowAxis {
    static CumulateAxis of(long stepNs, long sizeNs, long offsetNs) {
        return new CumulateAxis(new EvenAxis(stepNs, offsetNs), new EvenAxis(sizeNs, offsetNs));
    }

    @Override
    public long start(long timeNs) {
        return steps.start(timeNs);
    }

    @Override
    public long end(long timeNs) {
        return steps.end(timeNs);
    }

    @Override
    public long lastWindow(long paneEnd) {
        return wholes.end(paneEnd - 1);
    }

    @Override
    public boolean sharesPanes() {
        return wholes.sizeNs() > steps.sizeNs();
    }

    @Override
    public long windowStart(long windowEnd) {
        return wholes.start(windowEnd - 1);
    }

    @Override
    public WindowAxis assigned() {
        return new AssignedAxis(this, steps);
    }

    @Override
    public CumulateAxis offset(long offsetNs) {
        return of(steps.sizeNs(), wholes.sizeNs(), offsetNs);
    }

    @Override
    public String logic() {
        return "stepNs=" + steps.sizeNs() + " sizeNs=" + wholes.sizeNs() + " offsetNs=" + wholes.offsetNs();
    }
}
