package io.turgo.daemon.gate;

import io.turgo.daemon.Main;
import io.turgo.decimal.Decimal;
import io.turgo.engine.Engine;
import io.turgo.engine.EngineResult;
import io.turgo.journal.ChronicleJournal;
import io.turgo.journal.JournalSettings;
import io.turgo.record.Row;
import io.turgo.source.RowPublisher;
import io.turgo.stage.Scope;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * A data directory in which the {@link Shop} has run, and commands over it.
 *
 * @param data   where the journal is
 * @param output where the outputs are
 */
public record ShopJournal(Path data, Path output) {
    static final long SECOND_NS = 1_000_000_000L;
    private static final String[] ITEMS = {"nut", "bolt", "nail"};

    /**
     * What a command came to.
     *
     * @param code its exit code
     * @param out  what it wrote to stdout
     * @param err  what it wrote to stderr
     */
    public record Ended(int code, String out, String err) {
    }

    /** In a directory's {@code data} and {@code out}. */
    public static ShopJournal in(Path directory) {
        return new ShopJournal(directory.resolve("data"), directory.resolve("out"));
    }

    /** Runs the shop over so many orders, ten a second, each for 1.0005 more than the one before. */
    public EngineResult run(int orders) {
        return run(new JournalSettings(), 0, orders);
    }

    /** The same for those from one number up to, and without, another. */
    public EngineResult run(JournalSettings settings, int first, int next) {
        try (Engine engine = Engine.start(
            new Shop().define(output), Engine.context().journal(ChronicleJournal.open(data, settings)))) {
            try (RowPublisher publisher = engine.publisher("orders")) {
                for (int i = first; i < next; i++) {
                    publish(engine, publisher, i);
                }
            }
            engine.drain();
            return engine.finish();
        }
    }

    private static void publish(Engine engine, RowPublisher publisher, int i) {
        final Scope scope = engine.scope("orders");
        final Row row = publisher.claim();
        row.int64(scope.column("time"), i * SECOND_NS / 10);
        row.int32(scope.column("item"), engine.symbols().intern(ITEMS[i % ITEMS.length]));
        row.decimal(scope.column("price"), Decimal.ofUnscaled(10_005L * (i + 1), 4));
        row.int64(scope.column("quantity"), i % 5);
        publisher.commit(i);
    }

    /** Runs {@code turgo replay} over it. */
    Ended replay(Object... options) {
        return turgo(Stream.concat(Stream.of("replay", "--data", data), Stream.of(options)).toArray());
    }

    /** Runs a command. */
    public static Ended turgo(Object... arguments) {
        final StringWriter out = new StringWriter();
        final StringWriter err = new StringWriter();
        final int code = Main.run(new PrintWriter(out), new PrintWriter(err),
            Stream.of(arguments).map(Object::toString).toArray(String[]::new));
        return new Ended(code, out.toString(), err.toString());
    }
}
