package io.turgo.counters;

import io.turgo.error.ConfigurationException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.BiConsumer;

/** The latencies of a pipeline's stages, in the order in which the stages were added. Any thread. */
public final class LatencyBook {
    private static final String ROW = "%-24s %14s %10s %10s %10s %10s %10s%n";
    private final Map<String, StageLatency> stages = new LinkedHashMap<>();

    /**
     * Adds a stage.
     *
     * @throws ConfigurationException if the name is taken
     */
    public synchronized StageLatency add(String stage) {
        final StageLatency latency = new StageLatency();
        if (stages.putIfAbsent(stage, latency) != null) {
            throw new ConfigurationException("latency of stage " + stage + " is there already and has one writer,"
                + " give each stage a name of its own");
        }
        return latency;
    }

    /** Calls back with each stage and its summary, in order. */
    public synchronized void forEach(BiConsumer<String, LatencySummary> consumer) {
        stages.forEach((stage, latency) -> consumer.accept(stage, latency.summary()));
    }

    /** A table with a row for each stage, for a person to read. */
    public String table() {
        final StringBuilder text = new StringBuilder(
            String.format(Locale.ROOT, ROW, "stage", "count", "p50", "p99", "p99.9", "max", "mean"));
        forEach((stage, summary) -> text.append(row(stage, summary)));
        return text.toString();
    }

    private static String row(String stage, LatencySummary summary) {
        return String.format(Locale.ROOT, ROW, stage, summary.count(), DurationText.humanNs(summary.p50Ns()),
            DurationText.humanNs(summary.p99Ns()), DurationText.humanNs(summary.p999Ns()),
            DurationText.humanNs(summary.maxNs()), DurationText.humanNs(Math.round(summary.meanNs())));
    }
}
