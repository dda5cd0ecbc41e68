package io.turgo.bench.scale;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.turgo.daemon.Figures;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether there is enough memory for what is to be measured. */
final class Memory {
    private static final Path MEMINFO = Path.of("/proc/meminfo");
    private static final String AVAILABLE = "MemAvailable:";

    private Memory() {
    }

    /**
     * Why so much memory cannot be had, with both sizes and the remedy, if there is one; null if it can.
     *
     * @param directBytes of direct memory
     * @param heapBytes   of heap at the same time
     */
    static String lack(long directBytes, long heapBytes) {
        final long maxHeap = Runtime.getRuntime().maxMemory();
        final long maxDirect = maxDirectBytes(maxHeap);
        final long available = availableBytes();
        if (directBytes > maxDirect) {
            return Figures.bytes(directBytes) + " of direct memory > MaxDirectMemorySize=" + Figures.bytes(maxDirect)
                + ", raise it with TURGO_JAVA_OPTS=-XX:MaxDirectMemorySize=...";
        }
        if (heapBytes > maxHeap) {
            return Figures.bytes(heapBytes) + " of heap > " + Figures.bytes(maxHeap)
                + ", raise it with TURGO_JAVA_OPTS=-Xmx...";
        }
        return directBytes + heapBytes > available
            ? Figures.bytes(directBytes + heapBytes) + " > " + Figures.bytes(available) + " that the machine has left"
            : null;
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
