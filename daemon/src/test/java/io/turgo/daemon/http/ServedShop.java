package io.turgo.daemon.http;

import io.turgo.daemon.gate.Shop;
import io.turgo.decimal.Decimal;
import io.turgo.engine.Engine;
import io.turgo.record.Row;
import io.turgo.source.RowPublisher;
import io.turgo.stage.Scope;
import java.nio.file.Path;

/** The {@link Shop}, running behind a {@link HttpDoor}. One thread. */
final class ServedShop implements AutoCloseable {
    private final Engine engine;
    private final RowPublisher publisher;
    private long position;

    /**
     * Starts it, and tells the door.
     *
     * @param directory of its outputs
     */
    ServedShop(Path directory, HttpDoor door) {
        engine = Engine.start(new Shop().define(directory), Engine.context().discardOutputs().latencySample(1));
        publisher = engine.publisher("orders");
        order(0, 0);
        order(1, 9);
        engine.drain();
        engine.showFigures();
        door.observer().started(engine);
    }

    /** An order of bolts. */
    void order(long timeNs, long quantity) {
        final Scope scope = engine.scope("orders");
        final Row row = publisher.claim();
        row.int64(scope.column("time"), timeNs);
        row.int32(scope.column("item"), engine.symbols().intern("bolt \"5\""));
        row.decimal(scope.column("price"), Decimal.ofUnscaled(25_000L, 4));
        row.int64(scope.column("quantity"), quantity);
        publisher.commit(position++);
    }

    /** An order that is just behind the one before. */
    void order(long quantity) {
        order(position, quantity);
    }

    /** Has everything that was ordered shown in the counters. */
    void showFigures() {
        engine.drain();
        engine.showFigures();
    }

    @Override
    public void close() {
        publisher.close();
        engine.close();
    }
}
