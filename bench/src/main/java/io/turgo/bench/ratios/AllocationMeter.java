package io.turgo.bench.ratios;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.util.Arrays;

/** The bytes that the calling thread and all threads of running engines have allocated. One thread. */
public final class AllocationMeter {
    private static final String ENGINE_THREADS = "turgo-";
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private final long[] ids;

    /** Looks for the threads that there are now. */
    public AllocationMeter() {
        ids = Arrays.stream(THREADS.getAllThreadIds())
            .filter(id -> id == Thread.currentThread().getId() || isEngines(THREADS.getThreadInfo(id))).toArray();
    }

    private static boolean isEngines(ThreadInfo thread) {
        return thread != null && thread.getThreadName().startsWith(ENGINE_THREADS);
    }

    /** How many threads are looked at. */
    public int threads() {
        return ids.length;
    }

    /** The bytes so far. */
    public long bytes() {
        long sum = 0;
        for (final long id : ids) {
            sum += THREADS.getThreadAllocatedBytes(id);
        }
        return sum;
    }
}
