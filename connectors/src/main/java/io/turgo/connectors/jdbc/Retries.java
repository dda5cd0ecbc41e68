package io.turgo.connectors.jdbc;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * How often something that failed is tried again, and after which pauses: each twice as long as the one before.
 *
 * @param most  tries after the first
 * @param first the first pause
 */
record Retries(int most, Duration first) {
    private static final int DOUBLINGS = 6;

    /** Waits before a try, counted from 1. An interrupted thread does not wait. */
    void pause(int retry) {
        LockSupport.parkNanos(first.toNanos() << Math.min(retry - 1, DOUBLINGS));
    }
}
