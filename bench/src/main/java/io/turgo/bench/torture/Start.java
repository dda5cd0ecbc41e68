package io.turgo.bench.torture;

import io.turgo.engine.ThreadPlan;

/**
 * How one start of a job runs.
 *
 * @param jdk        on which
 * @param threads    the thread plan
 * @param frameBytes a journal frame of this many bytes takes no more
 */
record Start(Jdk jdk, ThreadPlan threads, int frameBytes) {
    /** Takes one record and no more. */
    static final int TINY_FRAME_BYTES = 1;

    /** The same with a frame for each record: the journal grows fast. */
    Start tinyFrames() {
        return new Start(jdk, threads, TINY_FRAME_BYTES);
    }
}
