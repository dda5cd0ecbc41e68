package io.turgo.daemon;

import java.io.PrintWriter;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * One line that tells how far a job is: rewritten in place on a terminal and erased at the end, elsewhere a plain line
 * now and then. Jobs shorter than the interval leave no trace elsewhere. Used by one thread.
 */
public final class ProgressLine implements AutoCloseable {
    /** Time between two updates on a terminal. */
    public static final long LIVE_INTERVAL_NS = 100_000_000L;
    /** Time between two lines elsewhere. */
    public static final long PLAIN_INTERVAL_NS = 10_000_000_000L;

    private static final String ERASE = "\r\u001b[K";

    private final PrintWriter out;
    private final Terminal terminal;
    private final LongSupplier nanoTime;
    private final long intervalNs;
    private long lastNs;
    private boolean visible;

    /**
     * @param out      where to write, usually stderr
     * @param terminal what {@code out} is connected to
     * @param nanoTime a monotonic clock in nanoseconds
     */
    public ProgressLine(PrintWriter out, Terminal terminal, LongSupplier nanoTime) {
        this.out = out;
        this.terminal = terminal;
        this.nanoTime = nanoTime;
        this.intervalNs = terminal.live() ? LIVE_INTERVAL_NS : PLAIN_INTERVAL_NS;
        this.lastNs = nanoTime.getAsLong();
    }

    /**
     * Shows the text if the interval has passed since the last one. Reads the clock once; call it per batch.
     *
     * @param text made only when it is shown; one line, cut at the terminal's width
     * @return whether it was shown
     */
    public boolean update(Supplier<String> text) {
        long nowNs = nanoTime.getAsLong();
        if (nowNs - lastNs < intervalNs) {
            return false;
        }
        lastNs = nowNs;
        show(text.get());
        return true;
    }

    /** Erases the line from a terminal; shown lines stay elsewhere. May be called again. */
    @Override
    public void close() {
        if (visible) {
            out.print(ERASE);
            out.flush();
            visible = false;
        }
    }

    private void show(String text) {
        if (terminal.live()) {
            // The last column stays free: writing it makes some terminals wrap.
            out.print(ERASE + text.substring(0, Math.min(text.length(), terminal.columns() - 1)));
            visible = true;
        } else {
            out.println(text);
        }
        out.flush();
    }
}
