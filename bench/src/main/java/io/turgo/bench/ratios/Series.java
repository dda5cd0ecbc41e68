package io.turgo.bench.ratios;

import io.turgo.bench.report.Samples;
import io.turgo.daemon.Figures;
import java.util.List;
import java.util.Locale;

/** The runs of one implementation. One thread. */
final class Series {
    /** What {@link #row} tells, each the median over the runs. */
    static final List<String> COLUMNS = List.of("implementation", "trades/s", "spread", "ns/trade", "bytes/trade",
        "journal MB/s", "start-up ms", "warm-up trades/s");

    private static final double MEGABYTE = 1e6;
    private static final double SECOND_NS = 1e9;

    private final String name;
    private final Samples rates = new Samples();
    private final Samples warmUpRates = new Samples();
    private final Samples startUpsMs = new Samples();
    private final Samples bytesPerEvent = new Samples();
    private long events;
    private long elapsedNs;

    Series(String name) {
        this.name = name;
    }

    void add(Steady run) {
        rates.add(run.rate());
        warmUpRates.add(run.warmUpRate());
        startUpsMs.add(run.startUpNs() / MEGABYTE);
        bytesPerEvent.add(run.bytesPerEvent());
        events += run.events();
        elapsedNs += run.elapsedNs();
    }

    String name() {
        return name;
    }

    /** Events per second, the median. */
    double rate() {
        return rates.median();
    }

    /** Cells of {@link #COLUMNS}. */
    Object[] row() {
        return new Object[] {name, rates.median(), rates.spread(), SECOND_NS / rates.median(), bytesPerEvent.median(),
            bytesPerEvent.median() * rates.median() / MEGABYTE, startUpsMs.median(), warmUpRates.median()};
    }

    /** For example {@code 2.81 M/s, 17.0 bytes/event, 47.8 MB/s}. */
    String text() {
        final String rate = Figures.rate(events, elapsedNs);
        return bytesPerEvent.median() == 0 ? rate : String.format(Locale.ROOT, "%s, %.1f bytes/event, %.0f MB/s", rate,
            bytesPerEvent.median(), bytesPerEvent.median() * rates.median() / MEGABYTE);
    }
}
