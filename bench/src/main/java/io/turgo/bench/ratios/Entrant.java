package io.turgo.bench.ratios;

import io.turgo.bench.report.Workspace;
import io.turgo.bench.trades.Trades;
import io.turgo.daemon.Figures;
import java.nio.file.Path;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** One implementation in a comparison, and its runs so far. One thread. */
final class Entrant {
    private final Function<Path, Side> start;
    private final Series series;

    /** @param start starts it with a directory of its own for its files */
    Entrant(String name, Function<Path, Side> start) {
        this.start = start;
        series = new Series(name);
    }

    static Entrant byHand() {
        return new Entrant("by hand behind one Disruptor", directory -> new HandSide(null));
    }

    static Entrant naiveJournal(String where) {
        return new Entrant("naive Disruptor + Chronicle Queue" + where, HandSide::new);
    }

    static Entrant journalOff() {
        return new Entrant("Turgo, journal off", directory -> new TurgoSide(null));
    }

    static Entrant process(String where) {
        return new Entrant("Turgo, durability process" + where, TurgoSide::new);
    }

    static Entrant processInSql(String where) {
        return new Entrant("Turgo in SQL, durability process" + where, TurgoSide::ofSql);
    }

    String name() {
        return series.name();
    }

    Series series() {
        return series;
    }

    /** Runs once in a directory that is there for the time of the run. */
    Steady run(Trades trades, Length length, Path parent, Consumer<Supplier<String>> progress) {
        try (Workspace workspace = new Workspace(parent)) {
            return runIn(workspace.path(), trades, length, progress);
        }
    }

    /** Runs once and leaves its files. */
    Steady runIn(Path directory, Trades trades, Length length, Consumer<Supplier<String>> progress) {
        final Steady run = new SteadyRun(trades, length,
            published -> progress.accept(() -> name() + ", " + Figures.count(published) + " trades"))
            .of(() -> start.apply(directory));
        series.add(run);
        return run;
    }
}
