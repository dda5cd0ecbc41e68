package io.turgo.counters;

import io.turgo.error.ConfigurationException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The latencies of a pipeline's stages, in the order in which the stages were added. Any thread. */
public final class LatencyBook {
    private final Map<String, StageLatency> stages = new LinkedHashMap<>();
    private final int significantDigits;

    /** A book of latencies with three significant digits. */
    public LatencyBook() {
        this(StageLatency.SIGNIFICANT_DIGITS);
    }

    /**
     * A book of latencies of less precision.
     *
     * @param significantDigits 1 to 3; one takes a hundredth of the memory of three, for engines that measure nothing
     */
    public LatencyBook(int significantDigits) {
        this.significantDigits = significantDigits;
    }

    /**
     * Adds a stage.
     *
     * @throws ConfigurationException if the name is taken
     */
    public synchronized StageLatency add(String stage) {
        final StageLatency latency = new StageLatency(significantDigits);
        if (stages.putIfAbsent(stage, latency) != null) {
            throw new ConfigurationException("latency of stage " + stage + " is there already and has one writer,"
                + " give each stage a name of its own");
        }
        return latency;
    }

    /** Gets the latencies of a stage since start, and since they were shown last. */
    interface RecentVisitor {
        void visit(String stage, LatencySummary all, LatencySummary recent);
    }

    /** Calls back with each stage, its summary, and that of what came since this was called last; in order. */
    synchronized void forEachRecent(RecentVisitor visitor) {
        stages.forEach((stage, latency) -> {
            final LatencySummary recent = latency.recent();
            visitor.visit(stage, latency.summary(), recent);
        });
    }

    /** Calls back with each stage and its summary, in order. */
    public synchronized void forEach(BiConsumer<String, LatencySummary> consumer) {
        stages.forEach((stage, latency) -> consumer.accept(stage, latency.summary()));
    }
}
