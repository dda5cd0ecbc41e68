package io.turgo.bench.latency;

/**
 * Something whose latency can be measured on the trades job. Those of other packages are found through
 * {@link java.util.ServiceLoader}; one that runs in a process of its own hands its histogram over by
 * {@link LatencyResult#decoded}. One thread calls it.
 */
public interface LatencySubject {
    /** What {@code --engine} calls it: small letters, digits and hyphens. */
    String id();

    /** What tables and plots call it. */
    String title();

    /** Whether it is measured if no engine is named. */
    boolean byDefault();

    /** Sends trades at the task's rate, whatever becomes of them, and measures from when each was due. */
    LatencyResult measure(LatencyTask task);
}
