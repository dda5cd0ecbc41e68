package io.turgo.connectors.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Asserts what the calling thread allocates. */
public final class Allocations {
    private static final int ROUNDS = 20;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Allocations() {
    }

    /** Bytes that the calling thread has allocated. */
    public static long bytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    /** Passes once a round of the work allocates nothing: the JVM itself allocates while it links and compiles. */
    public static void assertNone(Runnable work) {
        long least = Long.MAX_VALUE;
        for (int round = 0; round < ROUNDS && least > 0; round++) {
            final long before = bytes();
            work.run();
            least = Math.min(least, bytes() - before);
        }
        assertEquals(0, least, "bytes allocated in the best of " + ROUNDS + " rounds");
    }
}
