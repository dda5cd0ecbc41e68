package io.turgo.counters;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Asserts what the calling thread allocates. */
public final class Allocations {
    private static final int ROUNDS = 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocations() {
    }

    /**
     * Passes once a round of the work allocates nothing. The JVM itself allocates a little in single rounds while it
     * links and compiles; work that allocates does so in every round.
     */
    public static void assertNone(Runnable work) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        assertEquals(0, least, "bytes allocated in the best of " + ROUNDS + " rounds");
    }
}
