package io.turgo.examples.revenue;

import io.turgo.connectors.view.LatestView;
import io.turgo.daemon.Figures;
import java.io.PrintWriter;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Reads the present revenue once a second, while the pipeline runs, and tells it. */
final class CurrentRevenue implements AutoCloseable {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final LatestView<Change, Long, Revenue> view;
    private final PrintWriter out;
    private final ScheduledExecutorService reader = Executors.newSingleThreadScheduledExecutor(task -> {
        final Thread thread = new Thread(task, "turgo-example-reader");
        thread.setDaemon(true);
        return thread;
    });

    CurrentRevenue(LatestView<Change, Long, Revenue> view, PrintWriter out) {
        this.view = view;
        this.out = out;
    }

    void start() {
        reader.scheduleAtFixedRate(this::tell, 1, 1, TimeUnit.SECONDS);
    }

    private void tell() {
        final Map<Long, Revenue> all = view.copy();
        if (!all.isEmpty()) {
            out.println(text(all));
            out.flush();
        }
    }

    static String text(Map<Long, Revenue> all) {
        final Instant latest = Instant.ofEpochSecond(
            all.values().stream().mapToLong(Revenue::sinceNs).max().orElseThrow() / NS_PER_SECOND);
        final BigDecimal sum = all.values().stream().map(Revenue::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        final Map.Entry<Long, Revenue> most = all.entrySet().stream()
            .max(Map.Entry.comparingByValue(Comparator.comparing(Revenue::amount))).orElseThrow();
        return latest + ": " + Figures.count(all.size()) + " customers with " + sum.toPlainString()
            + " in 24 h, customer " + most.getKey() + " most, with " + most.getValue().amount().toPlainString();
    }

    @Override
    public void close() {
        reader.shutdownNow();
    }
}
