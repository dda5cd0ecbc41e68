package io.turgo.bench.scale;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.turgo.daemon.Figures;
import io.turgo.error.EnvironmentException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is enough memory for what is to be measured. */
final class Memory {
    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";
    private static final String REMEDY = "; leave it out with --curve";

    private Memory() {
    }

    /**
     * Refuses what would not fit.
     *
     * @throws EnvironmentException if it needs more than this JVM or this machine has
     */
    static void require(String what, long directBytes, long heapBytes) {
        final long maxHeap = Runtime.getRuntime().maxMemory();
        final long maxDirect = maxDirectBytes(maxHeap);
        final long available = availableBytes();
        if (directBytes > maxDirect) {
            throw new EnvironmentException(what + " needs " + Figures.bytes(directBytes)
                + " of direct memory > MaxDirectMemorySize=" + Figures.bytes(maxDirect)
                + ", raise it with TURGO_JAVA_OPTS=-XX:MaxDirectMemorySize=..." + REMEDY);
        }
        if (heapBytes > maxHeap) {
            throw new EnvironmentException(what + " needs " + Figures.bytes(heapBytes) + " of heap > "
                + Figures.bytes(maxHeap) + ", raise it with TURGO_JAVA_OPTS=-Xmx..." + REMEDY);
        }
        if (directBytes + heapBytes > available) {
            throw new EnvironmentException(what + " needs " + Figures.bytes(directBytes + heapBytes)
                + " > " + Figures.bytes(available) + " that the machine has left" + REMEDY);
        }
    }

    private static long maxDirectBytes(long maxHeap) {
        final long value = Long.parseLong(ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
            .getVMOption("MaxDirectMemorySize").getValue());
        return value == 0 ? maxHeap : value;
    }

    /** What processes can still have, as the kernel estimates it; without such an estimate no limit is assumed. */
    private static long availableBytes() {
        try {
            for (final String line : Files.readAllLines(MEMINFO)) {
                if (line.startsWith(AVAILABLE)) {
                    return Long.parseLong(line.replaceAll("\\D", "")) * 1024;
                }
            }
            return Long.MAX_VALUE;
        } catch (final IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
