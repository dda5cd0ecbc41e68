package io.turgo.bench.scale;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;

/** The processor time of the threads of the engines that run when this is made. One thread. */
final class ThreadClock {
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final String ENGINE_THREADS = "turgo-";

    private final long[] ids;
    private final long[] startNs;

    ThreadClock() {
        ids = Arrays.stream(THREADS.getAllThreadIds()).filter(ThreadClock::isEngines).toArray();
        startNs = new long[ids.length];
    }

    private static boolean isEngines(long id) {
        final ThreadInfo thread = THREADS.getThreadInfo(id);
        return thread != null && thread.getThreadName().startsWith(ENGINE_THREADS);
    }

    /** Counts from now. */
    void start() {
        for (int i = 0; i < ids.length; i++) {
            startNs[i] = THREADS.getThreadCpuTime(ids[i]);
        }
    }

    /** What the busiest thread has used since the start. */
    long busiestNs() {
        long most = 0;
        for (int i = 0; i < ids.length; i++) {
            most = Math.max(most, usedNs(i));
        }
        return most;
    }

    /** What all threads together have used since the start. */
    long allNs() {
        long sum = 0;
        for (int i = 0; i < ids.length; i++) {
            sum += usedNs(i);
        }
        return sum;
    }

    private long usedNs(int thread) {
        return Math.max(0, THREADS.getThreadCpuTime(ids[thread]) - startNs[thread]);
    }

    /** What the calling thread has used so far. */
    static long ownNs() {
        return THREADS.getCurrentThreadCpuTime();
    }
}
