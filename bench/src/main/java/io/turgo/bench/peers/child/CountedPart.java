package io.turgo.bench.peers.child;

import com.sun.management.OperatingSystemMXBean;
import java.lang.management.ManagementFactory;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * Time and processor time of the part of a run that counts: from the first trade after the warm-up, when it is handed
 * to the engine, to the last output. Begun by the thread of a source, the first of several; read when all have ended.
 */
final class CountedPart {
    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;
    private static final OperatingSystemMXBean SYSTEM =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();

    private long beginNs;
    private long beginCpuNs;
    private boolean begun;

    synchronized void begin() {
        if (!begun) {
            begun = true;
            beginCpuNs = SYSTEM.getProcessCpuTime();
            beginNs = CLOCK.nanoTime();
        }
    }

    synchronized long elapsedNs(long endNs) {
        if (!begun) {
            throw new IllegalStateException("the engine never asked for a trade past the warm-up");
        }
        return endNs - beginNs;
    }

    /** Processor time of all threads of the process since the beginning. */
    synchronized long cpuNs() {
        return SYSTEM.getProcessCpuTime() - beginCpuNs;
    }
}
