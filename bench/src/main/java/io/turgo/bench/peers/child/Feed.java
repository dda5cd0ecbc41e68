package io.turgo.bench.peers.child;

import io.turgo.bench.trades.Trades;
import org.agrona.concurrent.NanoClock;
import org.agrona.concurrent.SystemNanoClock;

/**
 * The trades of a run and when each may go. As many as go through: all may go at once. Open loop: each is due at a
 * fixed time, whatever became of those before. One per process, as engines copy the objects that they are given by
 * serialising them; any thread.
 * <p>
 * In an open loop whoever asks looks at the clock himself. With {@link #handOver} a thread of its own does, and says
 * how many may go: for an engine whose source and detector are one thread, so that a trade comes from outside there,
 * too.
 */
public final class Feed {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final NanoClock CLOCK = SystemNanoClock.INSTANCE;

    private final Trades trades;
    private final Task task;
    private final long intervalNs;
    private final CountedPart counted = new CountedPart();
    private volatile long startNs;
    private volatile boolean handedOver;
    private volatile int released;
    private boolean started;

    Feed(Task task, Trades trades) {
        this.trades = trades;
        this.task = task;
        intervalNs = task.openLoop() ? SECOND_NS / task.eventsPerSecond() : 0;
    }

    /** The trades. */
    public Trades trades() {
        return trades;
    }

    /** How many trades there are to send. */
    public int count() {
        return task.events();
    }

    /** From now on a thread of its own looks at the clock; before the first trade is asked for. */
    public void handOver() {
        handedOver = task.openLoop();
    }

    /**
     * How many trades may have been sent by now. The first call starts the run.
     *
     * @param sent  how many were sent until now
     * @param batch how many more are wanted at most
     */
    public int due(int sent, int batch) {
        if (sent == 0) {
            start();
        }
        final int limit = Math.min(sent + batch, task.events());
        int due = limit;
        if (intervalNs != 0) {
            due = Math.max(sent, Math.min(limit, handedOver ? released : passed()));
        }
        if (sent <= task.warmUp() && due > task.warmUp()) {
            counted.begin();
        }
        return due;
    }

    private synchronized void start() {
        if (!started) {
            started = true;
            startNs = CLOCK.nanoTime();
            if (handedOver) {
                final Thread sender = new Thread(this::release, "sender");
                sender.setDaemon(true);
                sender.start();
            }
        }
    }

    private void release() {
        while (released < task.events()) {
            released = Math.min(task.events(), passed());
            Thread.onSpinWait();
        }
    }

    /** How many trades are due by now. */
    private int passed() {
        return (int) Math.min(Integer.MAX_VALUE, (CLOCK.nanoTime() - startNs) / intervalNs + 1);
    }

    /** When the engine asked for its first trade. */
    long startNs() {
        return startNs;
    }

    /** When a trade of an open loop is due, on the clock of {@link System#nanoTime}. */
    long dueNs(int index) {
        return startNs + index * intervalNs;
    }

    /** Whether a trade is past the warm-up. */
    boolean counts(int index) {
        return index >= task.warmUp();
    }

    /** The part of the run that counts. */
    CountedPart counted() {
        return counted;
    }
}
