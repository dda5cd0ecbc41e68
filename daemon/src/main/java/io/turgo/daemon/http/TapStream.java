package io.turgo.daemon.http;

import io.turgo.daemon.journal.RowJson;
import io.turgo.engine.Engine;
import io.turgo.engine.RowTap;
import io.turgo.error.ConfigurationException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/** Rows as they pass a stage, an object a line, until there are enough or it has taken long enough. */
final class TapStream {
    private static final int AT_ONCE = 4;
    private static final int MOST_ROWS = 1_000_000;
    private static final int MOST_SECONDS = 3_600;
    private static final long LOOK_NS = 20_000_000;
    private static final Semaphore PLACES = new Semaphore(AT_ONCE);

    private final NanoClock clock = SystemNanoClock.INSTANCE;
    private final String stage;
    private final int limit;
    private final long timeNs;

    /**
     * @param limit   how many rows at most, as text, or null
     * @param seconds how long at most, as text, or null
     * @throws ConfigurationException if one of them is not a number that makes sense
     */
    TapStream(String stage, String limit, String seconds) {
        if (stage == null) {
            throw new ConfigurationException("name a source, stage or sink: /tap?stage=NAME&limit=10&seconds=10");
        }
        this.stage = stage;
        this.limit = number("limit", limit, 10, MOST_ROWS);
        timeNs = TimeUnit.SECONDS.toNanos(number("seconds", seconds, 10, MOST_SECONDS));
    }

    private static int number(String name, String text, int standard, int most) {
        if (text == null) {
            return standard;
        }
        final int value = text.matches("\\d{1,9}") ? Integer.parseInt(text) : 0;
        if (value < 1 || value > most) {
            throw new ConfigurationException(name + "=" + text + " is not a number of 1 to " + most);
        }
        return value;
    }

    /** Whether there is room for one more; who takes it gives it back by {@link #leave}. */
    static boolean enter() {
        return PLACES.tryAcquire();
    }

    static void leave() {
        PLACES.release();
    }

    /** Puts the tap in. */
    RowTap open(Engine engine) {
        return engine.tap(stage);
    }

    /**
     * Sends what comes by.
     *
     * @param over whether to end before there are enough
     */
    void send(Engine engine, RowTap tap, OutputStream out, BooleanSupplier over) throws IOException {
        final long startNs = clock.nanoTime();
        int rows = 0;
        try (RowJson json = new RowJson(out, engine.symbols())) {
            out.flush();
            while (rows < limit && clock.nanoTime() - startNs < timeNs && !over.getAsBoolean()) {
                if (tap.poll(row -> write(json, tap, row))) {
                    rows++;
                } else {
                    json.flush();
                    LockSupport.parkNanos(LOOK_NS);
                }
            }
        } catch (UncheckedIOException gone) {
            throw gone.getCause();
        }
    }

    private static void write(RowJson json, RowTap tap, io.turgo.record.Row row) {
        try {
            json.line(row, tap.scope().all());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
