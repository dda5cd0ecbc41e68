package io.turgo.connectors.filesystem;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * Waits between two looks at what may have changed.
 *
 * @param interval how long
 * @param running  whether to go on waiting, asked often
 */
record Pause(Duration interval, BooleanSupplier running) {
    private static final long STEP_NS = 5_000_000L;

    /** Waits an interval; false if that was stopped. */
    boolean await() {
        for (long left = interval.toNanos(); left > 0 && running.getAsBoolean(); left -= STEP_NS) {
            LockSupport.parkNanos(Math.min(left, STEP_NS));
        }
        return running.getAsBoolean();
    }
}
