package io.turgo.engine;

import static org.junit.jupiter.api.Assertions.fail;

import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Waits for what other threads do, up to a deadline that only a hang reaches. */
public final class Conditions {
    private static final long DEADLINE_NS = TimeUnit.SECONDS.toNanos(20);

    private Conditions() {
    }

    /** Returns when the condition is true; fails at the deadline, naming what it waited for. */
    public static void await(String what, BooleanSupplier condition) {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - startNs > DEADLINE_NS) {
                fail("not within 20 s: " + what);
            }
            Thread.yield();
        }
    }
}
