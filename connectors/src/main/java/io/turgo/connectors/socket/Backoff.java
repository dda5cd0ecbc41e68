package io.turgo.connectors.socket;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Pauses between attempts, each twice as long as the one before up to a limit. One thread. */
final class Backoff {
    private static final long FIRST_NS = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long STEP_NS = TimeUnit.MILLISECONDS.toNanos(10);
    private static final int DOUBLINGS = 6;

    private int attempts;

    /** Waits, as long as it may. */
    void pause(BooleanSupplier running) {
        long leftNs = FIRST_NS << Math.min(attempts++, DOUBLINGS);
        while (leftNs > 0 && running.getAsBoolean()) {
            LockSupport.parkNanos(Math.min(leftNs, STEP_NS));
            leftNs -= STEP_NS;
        }
    }

    /** How many pauses there were since it went well. */
    int attempts() {
        return attempts;
    }

    /** It went well: the next pause is the first again. */
    void reset() {
        attempts = 0;
    }
}
