package io.turgo.counters;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.agrona.concurrent.status.AtomicCounter;

/**
 * Writes the latencies of stages into counters, where other processes see them. The counters of a stage are allocated
 * when its latencies are first shown: an engine whose latencies nobody asks for has none. One thread at a time.
 */
public final class ShownLatencies {
    /** What the counters of a stage are called, in the order of {@link #values}. */
    public static final List<String> NAMES = List.of("latency-count", "latency-p50", "latency-p99", "latency-p99.9",
        "latency-max", "recent-count", "recent-p50", "recent-p99", "recent-max");

    private final Counters counters;
    private final LatencyBook book;
    private final List<String> order;
    private final Map<String, AtomicCounter[]> shown = new HashMap<>();

    /**
     * Shows the latencies of a book in counters, that must be open whenever {@link #show} is called.
     *
     * @param order of the stages, which their counters have too
     */
    public ShownLatencies(Counters counters, LatencyBook book, List<String> order) {
        this.counters = counters;
        this.book = book;
        this.order = order;
    }

    /** Writes all, since start and since the last call, in ns. */
    public void show() {
        if (shown.isEmpty()) {
            order.forEach(stage -> shown.put(stage, allocate(stage)));
        }
        book.forEachRecent(this::show);
    }

    private void show(String stage, LatencySummary all, LatencySummary recent) {
        final AtomicCounter[] places = shown.computeIfAbsent(stage, this::allocate);
        final long[] values = values(all, recent);
        for (int i = 0; i < places.length; i++) {
            places[i].setRelease(values[i]);
        }
    }

    private static long[] values(LatencySummary all, LatencySummary recent) {
        return new long[] {all.count(), all.p50Ns(), all.p99Ns(), all.p999Ns(), all.maxNs(), recent.count(),
            recent.p50Ns(), recent.p99Ns(), recent.maxNs()};
    }

    private AtomicCounter[] allocate(String stage) {
        return NAMES.stream().map(what -> counters.stageCounter(stage, what)).toArray(AtomicCounter[]::new);
    }
}
